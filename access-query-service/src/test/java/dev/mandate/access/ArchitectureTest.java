package dev.mandate.access;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what. */
@AnalyzeClasses(packages = "dev.mandate.access", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] LANGUAGE = {
    "java..",
    "org.jspecify..",
    "dev.mandate.events..",
    "dev.mandate.commands..",
    "dev.mandate.policy..",
    "dev.mandate.audit..",
    "dev.mandate.personal..",
    "dev.mandate.proof..",
    "dev.mandate.wire.."
  };

  @ArchTest
  static final ArchRule facts_are_pure =
      classes()
          .that()
          .resideInAPackage("..facts..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(LANGUAGE).or(resideInAPackage("dev.mandate.access.facts..")))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule entries_are_pure =
      classes()
          .that()
          .resideInAPackage("..trail..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(LANGUAGE)
                  .or(
                      resideInAnyPackage(
                          "dev.mandate.access.facts..", "dev.mandate.access.trail..")))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule the_command_service_is_known_by_its_language_only =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.mandate..")
                  .and(not(resideInAPackage("dev.mandate.access..")))
                  .and(not(resideInAnyPackage("dev.mandate.brokers..", "dev.mandate.web..")))
                  .and(not(resideInAnyPackage("dev.mandate.csv..", "dev.mandate.export..")))
                  .and(not(resideInAnyPackage(LANGUAGE))))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule answering_does_not_depend_on_projecting =
      noClasses()
          .that()
          .resideOutsideOfPackages("..projection..", "..rebuild..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..projection..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices()
          .matching("dev.mandate.access.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(false);
}
