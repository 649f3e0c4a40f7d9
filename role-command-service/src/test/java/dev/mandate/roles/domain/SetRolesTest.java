package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.PREREQUISITE_ROLE_MISSING;
import static dev.mandate.commands.RejectionCode.ROLE_NOT_ASSIGNABLE;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;
import static dev.mandate.events.RevocationCause.COMMAND;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.LATER;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Setting a user's roles as a whole: one decision about the differences. */
class SetRolesTest {
  @Test
  void R14_only_the_differences_become_events() {
    Scenario.givenPartner()
        .withUser("u1", READ_ONLY_ADMIN, PARTNER_READ_ONLY_ADMIN)
        .asking(user("first"))
        .when(Samples.setRoles("u1", READ_ONLY_ADMIN, PARTNER_ADMIN))
        .thenEvents(
            Samples.roleGranted("u1", PARTNER_ADMIN),
            Samples.roleRevoked("u1", PARTNER_READ_ONLY_ADMIN, COMMAND))
        .thenRoles("u1", READ_ONLY_ADMIN, PARTNER_ADMIN);
  }

  @Test
  void R14_the_roles_that_are_held_already_have_no_effect() {
    Scenario.givenPartner()
        .withUser("u1", READ_ONLY_ADMIN, PARTNER_ADMIN)
        .when(Samples.setRoles("u1", PARTNER_ADMIN, READ_ONLY_ADMIN))
        .thenNoEffect()
        .when(Samples.setRoles("first", FULL_ADMIN, PARTNER_FULL_ADMIN))
        .thenNoEffect();
  }

  @Test
  void R14_a_role_that_stays_keeps_its_expiry() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", READ_ONLY_ADMIN, LATER))
        .when(Samples.setRoles("u1", READ_ONLY_ADMIN, PARTNER_ADMIN))
        .thenEvents(Samples.roleGranted("u1", PARTNER_ADMIN))
        .at(LATER)
        .thenRoles("u1", PARTNER_ADMIN);
  }

  @Test
  void R14_R8_one_difference_that_the_asker_may_not_make_refuses_all() {
    Scenario.givenPartner()
        .withUser("u1", READ_ONLY_ADMIN)
        .withUser("asker", PARTNER_FULL_ADMIN)
        .asking(user("asker"))
        .when(Samples.setRoles("u1", READ_ONLY_ADMIN, PARTNER_ADMIN, FULL_ADMIN))
        .thenRejected(NOT_AUTHORIZED)
        .when(Samples.setRoles("u1", PARTNER_ADMIN))
        .thenRejected(NOT_AUTHORIZED)
        .thenRoles("u1", READ_ONLY_ADMIN);
  }

  @Test
  void R14_R8_roles_that_stay_are_not_judged() {
    Scenario.givenPartner()
        .withUser("u1", FULL_ADMIN, READ_ONLY_ADMIN)
        .withUser("asker", PARTNER_FULL_ADMIN)
        .asking(user("asker"))
        .when(Samples.setRoles("u1", FULL_ADMIN, READ_ONLY_ADMIN, PARTNER_ADMIN))
        .thenEvents(Samples.roleGranted("u1", PARTNER_ADMIN))
        .when(Samples.setRoles("u1", FULL_ADMIN, READ_ONLY_ADMIN))
        .thenEvents(Samples.roleRevoked("u1", PARTNER_ADMIN, COMMAND));
  }

  @Test
  void R14_R8_a_difference_the_asker_may_not_make_is_told_before_whether_there_is_such_a_user() {
    Scenario.givenPartner()
        .withUser("asker", PARTNER_FULL_ADMIN)
        .asking(user("asker"))
        .when(Samples.setRoles("nobody", FULL_ADMIN))
        .thenRejected(NOT_AUTHORIZED)
        .when(Samples.setRoles("nobody", PARTNER_ADMIN))
        .thenRejected(UNKNOWN_USER);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"PROVISIONING_ADMIN", "CUSTOMER_.*"},
      mode = EnumSource.Mode.MATCH_ANY)
  void R12_R14_roles_that_nobody_assigns_to_a_partners_user_refuse_all(Role role) {
    Scenario.givenPartner()
        .withUser("u1")
        .when(Samples.setRoles("u1", PARTNER_ADMIN, role))
        .thenRejected(ROLE_NOT_ASSIGNABLE, role.name())
        .thenRoles("u1");
  }

  @Test
  void R14_R10_add_on_and_base_come_together() {
    Scenario.givenPartner()
        .withUser("u1")
        .when(Samples.setRoles("u1", WHOLESALE_ADMIN, PARTNER_ADMIN))
        .thenEvents(
            Samples.roleGranted("u1", PARTNER_ADMIN), Samples.roleGranted("u1", WHOLESALE_ADMIN));
  }

  @Test
  void R14_R10_the_add_on_without_a_base_is_refused() {
    Scenario.givenPartner()
        .withUser("u1")
        .withUser("u2", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.setRoles("u1", WHOLESALE_ADMIN))
        .thenRejected(PREREQUISITE_ROLE_MISSING)
        .when(Samples.setRoles("u2", WHOLESALE_ADMIN, PARTNER_READ_ONLY_ADMIN))
        .thenRejected(PREREQUISITE_ROLE_MISSING)
        .thenRoles("u2", PARTNER_ADMIN, WHOLESALE_ADMIN);
  }

  @Test
  void R14_R10_base_and_add_on_both_left_out_are_both_revoked_by_the_command() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .when(Samples.setRoles("u1"))
        .thenEvents(
            Samples.roleRevoked("u1", WHOLESALE_ADMIN, COMMAND),
            Samples.roleRevoked("u1", PARTNER_ADMIN, COMMAND));
  }

  @Test
  void R14_R10_the_base_can_be_exchanged_under_the_add_on() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .withCustomers("c1")
        .withListed("u1", ASSIGNED, "c1")
        .when(Samples.setRoles("u1", PARTNER_FULL_ADMIN, WHOLESALE_ADMIN))
        .thenEvents(
            Samples.roleGranted("u1", PARTNER_FULL_ADMIN),
            Samples.roleRevoked("u1", PARTNER_ADMIN, COMMAND),
            Samples.customerUnassigned("u1", "c1", UnassignmentCause.ROLE_LOST))
        .thenRoles("u1", PARTNER_FULL_ADMIN, WHOLESALE_ADMIN);
  }

  @Test
  void R14_R19_leaving_out_the_role_with_the_list_empties_it() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, FULL_ADMIN)
        .withCustomers("c1", "c2")
        .withListed("u1", ASSIGNED, "c2", "c1")
        .when(Samples.setRoles("u1", FULL_ADMIN))
        .thenEvents(
            Samples.roleRevoked("u1", PARTNER_ADMIN, COMMAND),
            Samples.customerUnassigned("u1", "c2", UnassignmentCause.ROLE_LOST),
            Samples.customerUnassigned("u1", "c1", UnassignmentCause.ROLE_LOST))
        .thenList("u1");
  }
}
