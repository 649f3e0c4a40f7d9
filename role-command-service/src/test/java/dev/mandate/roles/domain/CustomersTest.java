package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.ATTACHED;
import static dev.mandate.policy.AssignmentBasis.PROVISIONED;
import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.PARTNER;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.ProvisionCustomer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Customers are created or attached, for an administrator or for nobody in particular. */
class CustomersTest {
  @Nested
  class ComingIn {
    @Test
    void R5_R21_a_new_customer_is_in_restricted_mode() {
      Scenario.givenPartner()
          .when(Samples.provisionCustomer("c1"))
          .thenEvents(Samples.customerProvisioned("c1"))
          .when(Samples.setRestrictedMode("c1", true))
          .thenNoEffect();
    }

    @Test
    void R5_R21_an_attached_customer_is_in_restricted_mode() {
      Scenario.givenPartner()
          .when(Samples.attachCustomer("c1"))
          .thenEvents(Samples.customerAttached("c1", null))
          .when(Samples.setRestrictedMode("c1", true))
          .thenNoEffect();
    }

    @Test
    void R5_the_same_customer_again_has_no_effect() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .and(Samples.customerProvisioned("c1"), Samples.customerAttached("c2", null))
          .when(Samples.provisionCustomer("c1"))
          .thenNoEffect()
          .when(Samples.attachCustomer("c2"))
          .thenNoEffect()
          .when(Samples.attachCustomer("c2", "u1"))
          .thenNoEffect()
          .thenList("u1");
    }

    @Test
    void R5_the_same_id_with_other_data_is_refused() {
      Scenario.givenPartner()
          .and(Samples.customerProvisioned("c1"), Samples.customerAttached("c2", null))
          .when(new ProvisionCustomer(PARTNER, "c1", "Another name", null))
          .thenRejected(ALREADY_EXISTS)
          .when(new AttachCustomer(PARTNER, "c2", "Another name", null))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.attachCustomer("c1"))
          .thenRejected(ALREADY_EXISTS)
          .when(Samples.provisionCustomer("c2"))
          .thenRejected(ALREADY_EXISTS);
    }

    @Test
    void R5_nobody_acts_on_behalf_of_an_unknown_user() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .withCustomerUser("c1", "a1", CUSTOMER_FULL_ADMIN)
          .when(Samples.provisionCustomer("c2", "nobody"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.attachCustomer("c2", "nobody"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.provisionCustomer("c2", "a1"))
          .thenRejected(UNKNOWN_USER);
    }
  }

  @Nested
  class OntoTheList {
    @Test
    void R16_who_provisions_as_partner_administrator_gets_the_customer_on_its_list() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
          .asking(user("u1"))
          .when(Samples.provisionCustomer("c1"))
          .thenEvents(
              Samples.customerProvisioned("c1", "u1"),
              Samples.customerAssigned("u1", "c1", PROVISIONED));
    }

    @Test
    void R16_so_does_the_user_on_whose_behalf_the_system_provisions() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .when(Samples.provisionCustomer("c1", "u1"))
          .thenEvents(
              Samples.customerProvisioned("c1", "u1"),
              Samples.customerAssigned("u1", "c1", PROVISIONED))
          .thenList("u1", "c1");
    }

    @Test
    void R16_nobody_else_gets_a_list() {
      Scenario.givenPartner()
          .withUser("u1", WHOLESALE_ADMIN, PARTNER_FULL_ADMIN)
          .asking(user("u1"))
          .when(Samples.provisionCustomer("c1"))
          .thenEvents(Samples.customerProvisioned("c1", "u1"))
          .when(Samples.attachCustomer("c2"))
          .thenEvents(Samples.customerAttached("c2", "u1"))
          .asSystem()
          .when(Samples.provisionCustomer("c3"))
          .thenEvents(Samples.customerProvisioned("c3"));
    }

    @Test
    void R16_who_sees_all_customers_and_holds_PARTNER_ADMIN_too_has_a_list_all_the_same() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_FULL_ADMIN, PARTNER_ADMIN)
          .asking(user("u1"))
          .when(Samples.provisionCustomer("c1"))
          .thenAccepted()
          .thenList("u1", "c1");
    }

    @Test
    void R16_the_role_counts_at_the_moment_of_provisioning() {
      Scenario.givenPartner()
          .withUser("u1")
          .when(Samples.provisionCustomer("c1", "u1"))
          .thenEvents(Samples.customerProvisioned("c1", "u1"))
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenAccepted()
          .thenList("u1");
    }
  }

  @Nested
  class Attached {
    private Scenario attachedByU1() {
      return Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .when(Samples.attachCustomer("c1", "u1"))
          .thenEvents(
              Samples.customerAttached("c1", "u1"), Samples.customerAssigned("u1", "c1", ATTACHED));
    }

    @Test
    void R12_R22_who_attached_a_customer_provisions_it_which_includes_restricted_mode() {
      attachedByU1()
          .asking(user("u1"))
          .when(Samples.setRestrictedMode("c1", false))
          .thenAccepted()
          .when(Samples.renameCustomer("c1", "New name"))
          .thenAccepted()
          .when(Samples.grantCustomerRole("c1", "a1", CUSTOMER_FULL_ADMIN))
          .thenAccepted();
    }

    @Test
    void R12_assigning_an_attached_customer_turns_the_entry_and_keeps_its_place() {
      attachedByU1()
          .when(Samples.provisionCustomer("c2", "u1"))
          .thenAccepted()
          .when(Samples.assignCustomer("u1", "c1"))
          .thenEvents(Samples.customerAssigned("u1", "c1", ASSIGNED))
          .thenList("u1", "c1", "c2")
          .when(Samples.assignCustomer("u1", "c1"))
          .thenNoEffect();
    }

    @Test
    void R12_the_derived_role_ends_with_the_entry() {
      attachedByU1()
          .when(Samples.unassignCustomer("u1", "c1"))
          .thenAccepted()
          .asking(user("u1"))
          .when(Samples.setRestrictedMode("c1", false))
          .thenRejected(NOT_AUTHORIZED);
    }
  }

  @Nested
  class Renaming {
    @Test
    void a_customer_is_renamed_once() {
      Scenario.givenPartner()
          .withCustomers("c1")
          .when(Samples.renameCustomer("c1", "New name"))
          .thenEvents(Samples.customerRenamed("c1", "New name"))
          .when(Samples.renameCustomer("c1", "New name"))
          .thenNoEffect();
    }

    @Test
    void R5_what_counts_as_the_same_data_follows_the_name() {
      Scenario.givenPartner()
          .and(Samples.customerProvisioned("c1"), Samples.customerRenamed("c1", "New name"))
          .when(Samples.provisionCustomer("c1"))
          .thenRejected(ALREADY_EXISTS)
          .when(new ProvisionCustomer(PARTNER, "c1", "New name", null))
          .thenNoEffect();
    }

    @Test
    void an_unknown_customer_is_not_renamed() {
      Scenario.givenPartner()
          .when(Samples.renameCustomer("nothing", "New name"))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.renameCustomer(PARTNER, "New name"))
          .thenRejected(UNKNOWN_CUSTOMER);
    }
  }
}
