package dev.mandate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.mandate.commands.RejectionCode;
import org.jspecify.annotations.NullMarked;

/** Who may know whom in the published language. */
@AnalyzeClasses(packages = "dev.mandate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] LANGUAGE = {"java..", "org.jspecify.."};

  @ArchTest
  static final ArchRule policy_knows_nothing_but_java =
      classes()
          .that()
          .resideInAPackage("dev.mandate.policy..")
          .should()
          .onlyDependOnClassesThat(in("dev.mandate.policy.."))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule commands_know_nothing_but_the_policy =
      classes()
          .that()
          .resideInAPackage("dev.mandate.commands..")
          .should()
          .onlyDependOnClassesThat(in("dev.mandate.commands..", "dev.mandate.policy.."))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule events_know_of_commands_nothing_but_the_rejection_codes =
      classes()
          .that()
          .resideInAPackage("dev.mandate.events..")
          .should()
          .onlyDependOnClassesThat(
              in("dev.mandate.events..", "dev.mandate.policy..")
                  .or(JavaClass.Predicates.equivalentTo(RejectionCode.class)))
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule only_the_wire_knows_json =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mandate.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule only_the_wire_and_the_client_of_the_brokers_know_kafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.mandate.wire..", "dev.mandate.brokers..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule nothing_knows_a_framework =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.axonframework..", "jakarta..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().should(beInANullMarkedPackage()).allowEmptyShould(false);

  private static DescribedPredicate<JavaClass> in(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(LANGUAGE)
        .or(JavaClass.Predicates.resideInAnyPackage(packages))
        .as("are in %s or belong to the language", String.join(", ", packages));
  }

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
