package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NO_MANAGED_LIST;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.events.RevocationCause.COMMAND;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.PROVISIONED;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_READ_ONLY_ADMIN;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes onto a managed list, and what takes it off. */
class ManagedListTest {
  @Nested
  class Assigning {
    @Test
    void R17_a_partner_full_administrator_assigns_customers() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1", "c2")
          .asking(user("first"))
          .when(Samples.assignCustomer("u1", "c2"))
          .thenEvents(Samples.customerAssigned("u1", "c2", ASSIGNED))
          .when(Samples.assignCustomer("u1", "c1"))
          .thenEvents(Samples.customerAssigned("u1", "c1", ASSIGNED))
          .thenList("u1", "c2", "c1");
    }

    @Test
    void R17_what_is_on_the_list_already_is_assigned_without_effect() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1", "c2")
          .withListed("u1", PROVISIONED, "c1")
          .withListed("u1", ASSIGNED, "c2")
          .when(Samples.assignCustomer("u1", "c1"))
          .thenNoEffect()
          .when(Samples.assignCustomer("u1", "c2"))
          .thenNoEffect();
    }

    @Test
    void R17_one_customer_can_be_on_several_lists() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withUser("u2", PARTNER_ADMIN)
          .withCustomers("c1")
          .withListed("u1", PROVISIONED, "c1")
          .when(Samples.assignCustomer("u2", "c1"))
          .thenEvents(Samples.customerAssigned("u2", "c1", ASSIGNED))
          .thenList("u1", "c1")
          .thenList("u2", "c1");
    }

    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"PARTNER_FULL_ADMIN", "PARTNER_READ_ONLY_ADMIN"})
    void R17_who_sees_all_customers_has_no_list_and_the_detail_says_so(Role role) {
      Scenario.givenPartner()
          .withUser("u1", role)
          .withCustomers("c1")
          .when(Samples.assignCustomer("u1", "c1"))
          .thenRejected(NO_MANAGED_LIST, "sees all customers");
    }

    @Test
    void R17_who_sees_none_has_no_list_either() {
      Scenario.givenPartner()
          .withUser("u1", FULL_ADMIN)
          .withUser("u2")
          .withCustomers("c1")
          .when(Samples.assignCustomer("u1", "c1"))
          .thenRejected(NO_MANAGED_LIST, "does not hold PARTNER_ADMIN")
          .when(Samples.assignCustomer("u2", "c1"))
          .thenRejected(NO_MANAGED_LIST, "does not hold PARTNER_ADMIN");
    }

    @Test
    void R16_who_holds_PARTNER_ADMIN_beside_a_role_that_sees_all_has_a_list() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_READ_ONLY_ADMIN, PARTNER_ADMIN)
          .withCustomers("c1")
          .when(Samples.assignCustomer("u1", "c1"))
          .thenAccepted();
    }

    @Test
    void R17_users_and_customers_must_be_known() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1")
          .when(Samples.assignCustomer("nobody", "c1"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.assignCustomer("u1", "nothing"))
          .thenRejected(UNKNOWN_CUSTOMER)
          .when(Samples.unassignCustomer("nobody", "c1"))
          .thenRejected(UNKNOWN_USER)
          .when(Samples.unassignCustomer("u1", "nothing"))
          .thenRejected(UNKNOWN_CUSTOMER);
    }
  }

  @Nested
  class Unassigning {
    @Test
    void R17_a_customer_is_unassigned_once() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1", "c2", "c3")
          .withListed("u1", ASSIGNED, "c1", "c2", "c3")
          .asking(user("first"))
          .when(Samples.unassignCustomer("u1", "c2"))
          .thenEvents(Samples.customerUnassigned("u1", "c2", UnassignmentCause.COMMAND))
          .thenList("u1", "c1", "c3")
          .when(Samples.unassignCustomer("u1", "c2"))
          .thenNoEffect();
    }

    @Test
    void R17_nothing_to_unassign_from_who_has_no_list() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_FULL_ADMIN)
          .withCustomers("c1")
          .when(Samples.unassignCustomer("u1", "c1"))
          .thenNoEffect();
    }

    @Test
    void R18_what_is_assigned_again_goes_to_the_end() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1", "c2")
          .withListed("u1", ASSIGNED, "c1", "c2")
          .when(Samples.unassignCustomer("u1", "c1"))
          .thenAccepted()
          .when(Samples.assignCustomer("u1", "c1"))
          .thenAccepted()
          .thenList("u1", "c2", "c1");
    }
  }

  @Nested
  class LosingTheRole {
    @Test
    void R19_losing_PARTNER_ADMIN_empties_the_list_oldest_first() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1", "c2")
          .withListed("u1", ASSIGNED, "c2", "c1")
          .when(Samples.revokeRole("u1", PARTNER_ADMIN))
          .thenEvents(
              Samples.roleRevoked("u1", PARTNER_ADMIN, COMMAND),
              Samples.customerUnassigned("u1", "c2", UnassignmentCause.ROLE_LOST),
              Samples.customerUnassigned("u1", "c1", UnassignmentCause.ROLE_LOST));
    }

    @Test
    void R19_getting_the_role_again_starts_with_an_empty_list() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN)
          .withCustomers("c1")
          .withListed("u1", ASSIGNED, "c1")
          .when(Samples.revokeRole("u1", PARTNER_ADMIN))
          .thenAccepted()
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenEvents(Samples.roleGranted("u1", PARTNER_ADMIN))
          .thenList("u1");
    }

    @Test
    void R19_losing_another_role_leaves_the_list() {
      Scenario.givenPartner()
          .withUser("u1", PARTNER_ADMIN, PARTNER_FULL_ADMIN)
          .withCustomers("c1")
          .withListed("u1", ASSIGNED, "c1")
          .when(Samples.revokeRole("u1", PARTNER_FULL_ADMIN))
          .thenAccepted()
          .thenList("u1", "c1");
    }
  }
}
