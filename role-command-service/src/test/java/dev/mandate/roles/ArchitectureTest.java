package dev.mandate.roles;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.mandate.wire.Asker;
import org.jspecify.annotations.NullMarked;

/** Who may know whom in the command service. */
@AnalyzeClasses(
    packages = "dev.mandate.roles",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule rules_know_nothing_but_java_collections_and_the_published_language =
      classes()
          .that()
          .resideInAPackage("dev.mandate.roles.domain..")
          .should()
          .onlyDependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                      "java..",
                      "org.jspecify..",
                      "org.pcollections..",
                      "dev.mandate.roles.domain..",
                      "dev.mandate.events..",
                      "dev.mandate.commands..",
                      "dev.mandate.policy..")
                  .or(JavaClass.Predicates.assignableTo(Asker.class))
                  .as(
                      "belong to Java, persistent collections, the rules or the published language,"
                          + " or say who asks"))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule nothing_knows_the_query_service =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.mandate.access..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule spring_is_known_only_around_the_rules_and_aggregates =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.mandate.roles",
              "dev.mandate.roles.config..",
              "dev.mandate.roles.deadletters..",
              "dev.mandate.roles.expiry..",
              "dev.mandate.roles.http..",
              "dev.mandate.roles.intake..",
              "dev.mandate.roles.relay..",
              "dev.mandate.roles.store..",
              "dev.mandate.roles.batch..",
              "dev.mandate.roles.dryrun..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule packages_depend_on_each_other_one_way_only =
      slices()
          .matching("dev.mandate.roles.(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().should(beInANullMarkedPackage()).allowEmptyShould(false);

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package whose package-info is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage().tryGetPackageInfo().isPresent()
                && type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not"));
      }
    };
  }
}
