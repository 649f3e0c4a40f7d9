package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.ATTACHED;
import static dev.mandate.policy.AssignmentBasis.PROVISIONED;
import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_READ_ONLY_ADMIN;
import static dev.mandate.roles.domain.Samples.user;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Restricted mode: who switches it, and what it takes from a customer's own administrators. */
class RestrictedModeTest {
  @Nested
  class Switching {
    @Test
    void R21_it_is_switched_once_each_way() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .when(Samples.setRestrictedMode("c1", true))
          .thenNoEffect()
          .when(Samples.setRestrictedMode("c1", false))
          .thenEvents(Samples.restrictedModeToggled("c1", false))
          .when(Samples.setRestrictedMode("c1", false))
          .thenNoEffect()
          .when(Samples.setRestrictedMode("c1", true))
          .thenEvents(Samples.restrictedModeToggled("c1", true));
    }

    @Test
    void R22_a_partner_full_administrator_switches_it_for_any_customer() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .asking(user("first"))
          .when(Samples.setRestrictedMode("c1", false))
          .thenAccepted();
    }

    @Test
    void R22_a_partner_administrator_switches_it_for_customers_on_its_list_whatever_the_basis() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("assigned", "attached", "provisioned", "other")
          .withListed("u1", ASSIGNED, "assigned")
          .withListed("u1", ATTACHED, "attached")
          .withListed("u1", PROVISIONED, "provisioned")
          .asking(user("u1"))
          .when(Samples.setRestrictedMode("assigned", false))
          .thenAccepted()
          .when(Samples.setRestrictedMode("attached", false))
          .thenAccepted()
          .when(Samples.setRestrictedMode("provisioned", false))
          .thenAccepted()
          .when(Samples.setRestrictedMode("other", false))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R22_a_customer_administrator_never_switches_it_on_or_off() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .asking(user("a1"))
          .when(Samples.setRestrictedMode("c1", false))
          .thenRejected(NOT_AUTHORIZED)
          .and(Samples.restrictedModeToggled("c1", false))
          .when(Samples.setRestrictedMode("c1", true))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R22_an_unknown_customer_has_no_mode() {
      Scenario.givenPartner()
          .when(Samples.setRestrictedMode("nothing", true))
          .thenRejected(UNKNOWN_CUSTOMER);
    }
  }

  /** The one setting that guards a command: the company name. */
  @Nested
  class CompanyName {
    private Scenario customerAdministratorAsks() {
      return Scenario.givenPartner()
          .withCustomers("c1", "c2")
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .asking(user("a1"));
    }

    @Test
    void R23_while_it_is_on_a_customer_administrator_cannot_rename_its_organization() {
      customerAdministratorAsks()
          .when(Samples.renameCustomer("c1", "New name"))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R26_switching_it_off_gives_renaming_back_in_that_organization_alone() {
      customerAdministratorAsks()
          .and(
              Samples.restrictedModeToggled("c1", false),
              Samples.restrictedModeToggled("c2", false))
          .when(Samples.renameCustomer("c1", "New name"))
          .thenEvents(Samples.customerRenamed("c1", "New name"))
          .when(Samples.renameCustomer("c2", "New name"))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R24_taking_the_setting_off_the_list_gives_renaming_back_and_putting_it_on_takes_it() {
      customerAdministratorAsks()
          .and(Samples.restrictionsChanged("ORG_DOMAIN"))
          .when(Samples.renameCustomer("c1", "New name"))
          .thenAccepted()
          .and(Samples.restrictionsChanged("ORG_DOMAIN", "ACCOUNT_COMPANY_NAME"))
          .when(Samples.renameCustomer("c1", "Newer name"))
          .thenRejected(NOT_AUTHORIZED);
    }

    @Test
    void R23_partner_side_administrators_are_never_restricted() {
      customerAdministratorAsks()
          .withUser("u1", PARTNER_ADMIN)
          .withListed("u1", ATTACHED, "c1")
          .asking(user("u1"))
          .when(Samples.renameCustomer("c1", "New name"))
          .thenAccepted();
    }

    @Test
    void R23_without_restriction_the_capability_is_still_needed() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .and(Samples.restrictedModeToggled("c1", false))
          .withCustomerUser("c1", "a1", CUSTOMER_READ_ONLY_ADMIN)
          .withUser("u1", PARTNER_READ_ONLY_ADMIN)
          .asking(user("a1"))
          .when(Samples.renameCustomer("c1", "New name"))
          .thenRejected(NOT_AUTHORIZED)
          .asking(user("u1"))
          .when(Samples.renameCustomer("c1", "New name"))
          .thenRejected(NOT_AUTHORIZED);
    }
  }
}
