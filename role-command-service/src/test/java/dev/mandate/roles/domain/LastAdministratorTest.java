package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.LAST_ADMINISTRATOR;
import static dev.mandate.events.RevocationCause.COMMAND;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.roles.domain.Samples.LATER;
import static dev.mandate.roles.domain.Samples.NOW;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.policy.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner never loses its last full administrator on either side. */
class LastAdministratorTest {
  private static Role other(Role role) {
    return role == FULL_ADMIN ? PARTNER_FULL_ADMIN : FULL_ADMIN;
  }

  @Nested
  class OfBothRoles {
    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"FULL_ADMIN", "PARTNER_FULL_ADMIN"})
    void R13_the_last_holder_cannot_be_revoked_whoever_asks(Role role) {
      Scenario.givenPartner()
          .when(Samples.revokeRole("first", role))
          .thenRejected(LAST_ADMINISTRATOR, role.name())
          .asking(user("first"))
          .when(Samples.revokeRole("first", role))
          .thenRejected(LAST_ADMINISTRATOR, role.name());
    }

    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"FULL_ADMIN", "PARTNER_FULL_ADMIN"})
    void R13_the_last_holder_cannot_be_removed(Role role) {
      Scenario.givenPartner()
          .withUser("u1", other(role))
          .when(Samples.removeUser("first"))
          .thenRejected(LAST_ADMINISTRATOR, role.name())
          .when(Samples.removeUser("u1"))
          .thenAccepted();
    }

    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"FULL_ADMIN", "PARTNER_FULL_ADMIN"})
    void R13_the_last_holder_cannot_be_limited_in_time(Role role) {
      Scenario.givenPartner()
          .when(Samples.grantRoleUntil("first", role, LATER))
          .thenRejected(LAST_ADMINISTRATOR, role.name())
          .when(Samples.grantRole("first", role))
          .thenNoEffect();
    }

    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"FULL_ADMIN", "PARTNER_FULL_ADMIN"})
    void R13_R14_the_last_holder_cannot_lose_the_role_by_setting_its_roles(Role role) {
      Scenario.givenPartner()
          .when(Samples.setRoles("first", other(role), PARTNER_ADMIN))
          .thenRejected(LAST_ADMINISTRATOR, role.name())
          .thenRoles("first", FULL_ADMIN, PARTNER_FULL_ADMIN);
    }

    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"FULL_ADMIN", "PARTNER_FULL_ADMIN"})
    void R13_one_of_two_holders_may_go_and_then_the_other_must_stay(Role role) {
      Scenario.givenPartner()
          .withUser("u1", role)
          .when(Samples.revokeRole("first", role))
          .thenEvents(Samples.roleRevoked("first", role, COMMAND))
          .when(Samples.revokeRole("u1", role))
          .thenRejected(LAST_ADMINISTRATOR)
          .when(Samples.removeUser("u1"))
          .thenRejected(LAST_ADMINISTRATOR);
    }

    @ParameterizedTest
    @EnumSource(
        value = Role.class,
        names = {"FULL_ADMIN", "PARTNER_FULL_ADMIN"})
    void R13_a_holder_with_an_expiry_does_not_count(Role role) {
      Scenario.givenPartner()
          .withUser("u1")
          .and(Samples.roleGrantedUntil("u1", role, LATER))
          .when(Samples.revokeRole("first", role))
          .thenRejected(LAST_ADMINISTRATOR)
          .when(Samples.removeUser("first"))
          .thenRejected(LAST_ADMINISTRATOR)
          .when(Samples.grantRole("u1", role))
          .thenAccepted()
          .when(Samples.revokeRole("first", role))
          .thenAccepted();
    }
  }

  @Test
  void R13_a_holder_that_is_limited_in_time_no_longer_counts() {
    Scenario.givenPartner()
        .withUser("u1", FULL_ADMIN)
        .when(Samples.grantRoleUntil("u1", FULL_ADMIN, LATER))
        .thenEvents(Samples.roleGrantedUntil("u1", FULL_ADMIN, LATER))
        .when(Samples.revokeRole("first", FULL_ADMIN))
        .thenRejected(LAST_ADMINISTRATOR)
        .when(Samples.grantRoleUntil("first", FULL_ADMIN, LATER))
        .thenRejected(LAST_ADMINISTRATOR);
  }

  @Test
  void R13_a_holder_with_an_expiry_may_always_go() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", FULL_ADMIN, LATER))
        .when(Samples.revokeRole("u1", FULL_ADMIN))
        .thenEvents(Samples.roleRevoked("u1", FULL_ADMIN, COMMAND));
  }

  @Test
  void R13_an_expired_holder_does_not_count_either() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", PARTNER_FULL_ADMIN, NOW.minusSeconds(1)))
        .when(Samples.revokeRole("first", PARTNER_FULL_ADMIN))
        .thenRejected(LAST_ADMINISTRATOR);
  }

  @Test
  void R13_no_other_role_has_a_last_holder() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, Role.READ_ONLY_ADMIN)
        .when(Samples.setRoles("u1"))
        .thenAccepted();
  }

  @Test
  void R13_holders_of_another_partner_do_not_count() {
    Scenario.givenPartner()
        .and(Samples.partnerRegistered("p2"))
        .and(Samples.firstUser("p2", "other"))
        .when(Samples.revokeRole("first", FULL_ADMIN))
        .thenRejected(LAST_ADMINISTRATOR);
  }
}
