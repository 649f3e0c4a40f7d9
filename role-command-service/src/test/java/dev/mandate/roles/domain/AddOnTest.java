package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NOT_A_WHOLESALE_PARTNER;
import static dev.mandate.commands.RejectionCode.PREREQUISITE_ROLE_MISSING;
import static dev.mandate.events.RevocationCause.COMMAND;
import static dev.mandate.events.RevocationCause.PREREQUISITE_LOST;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;

import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wholesale add-on stands on the programme and on a base role, and falls with either. */
class AddOnTest {
  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"PARTNER_FULL_ADMIN", "PARTNER_ADMIN"})
  void R10_the_add_on_is_granted_beside_a_base_role(Role base) {
    Scenario.givenPartner()
        .withUser("u1", base)
        .when(Samples.grantRole("u1", WHOLESALE_ADMIN))
        .thenEvents(Samples.roleGranted("u1", WHOLESALE_ADMIN))
        .when(Samples.grantRole("u1", WHOLESALE_ADMIN))
        .thenNoEffect();
  }

  @Test
  void R10_no_other_role_is_a_base() {
    Scenario.givenPartner()
        .withUser("u1", FULL_ADMIN, PARTNER_READ_ONLY_ADMIN)
        .when(Samples.grantRole("u1", WHOLESALE_ADMIN))
        .thenRejected(PREREQUISITE_ROLE_MISSING);
  }

  @Test
  void R10_without_the_programme_nobody_gets_the_add_on() {
    Scenario.givenPartnerWithoutWholesale()
        .withUser("u1", PARTNER_ADMIN)
        .when(Samples.grantRole("u1", WHOLESALE_ADMIN))
        .thenRejected(NOT_A_WHOLESALE_PARTNER)
        .when(Samples.setRoles("u1", PARTNER_ADMIN, WHOLESALE_ADMIN))
        .thenRejected(NOT_A_WHOLESALE_PARTNER);
  }

  @Test
  void R10_losing_the_last_base_revokes_the_add_on_in_the_same_step() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_FULL_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.revokeRole("u1", PARTNER_FULL_ADMIN))
        .thenEvents(
            Samples.roleRevoked("u1", PARTNER_FULL_ADMIN, COMMAND),
            Samples.roleRevoked("u1", WHOLESALE_ADMIN, PREREQUISITE_LOST))
        .thenRoles("u1");
  }

  @Test
  void R10_R19_losing_the_base_with_the_list_costs_add_on_and_list() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .withCustomers("c1")
        .withListed("u1", ASSIGNED, "c1")
        .when(Samples.revokeRole("u1", PARTNER_ADMIN))
        .thenEvents(
            Samples.roleRevoked("u1", PARTNER_ADMIN, COMMAND),
            Samples.roleRevoked("u1", WHOLESALE_ADMIN, PREREQUISITE_LOST),
            Samples.customerUnassigned("u1", "c1", UnassignmentCause.ROLE_LOST));
  }

  @Test
  void R10_with_the_other_base_the_add_on_stays() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_FULL_ADMIN, PARTNER_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.revokeRole("u1", PARTNER_ADMIN))
        .thenEvents(Samples.roleRevoked("u1", PARTNER_ADMIN, COMMAND))
        .thenRoles("u1", PARTNER_FULL_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.revokeRole("u1", PARTNER_FULL_ADMIN))
        .thenEvents(
            Samples.roleRevoked("u1", PARTNER_FULL_ADMIN, COMMAND),
            Samples.roleRevoked("u1", WHOLESALE_ADMIN, PREREQUISITE_LOST));
  }

  @Test
  void R10_the_base_coming_back_does_not_bring_the_add_on_back() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.revokeRole("u1", PARTNER_ADMIN))
        .thenAccepted()
        .when(Samples.grantRole("u1", PARTNER_ADMIN))
        .thenEvents(Samples.roleGranted("u1", PARTNER_ADMIN))
        .thenRoles("u1", PARTNER_ADMIN);
  }

  @Test
  void R10_the_add_on_itself_can_be_revoked_and_leaves_the_base() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.revokeRole("u1", WHOLESALE_ADMIN))
        .thenEvents(Samples.roleRevoked("u1", WHOLESALE_ADMIN, COMMAND))
        .thenRoles("u1", PARTNER_ADMIN);
  }
}
