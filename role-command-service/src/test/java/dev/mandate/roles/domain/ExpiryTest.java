package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.NO_MANAGED_LIST;
import static dev.mandate.commands.RejectionCode.PREREQUISITE_ROLE_MISSING;
import static dev.mandate.events.RevocationCause.EXPIRED;
import static dev.mandate.events.RevocationCause.PREREQUISITE_LOST;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.LATER;
import static dev.mandate.roles.domain.Samples.user;

import dev.mandate.events.RevocationCause;
import dev.mandate.events.UnassignmentCause;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A role that is limited in time stops counting at exactly that instant, recorded or not. */
class ExpiryTest {
  private static final Instant JUST_BEFORE = LATER.minusMillis(1);

  @Test
  void R7_an_asker_is_entitled_until_just_before_its_role_expires() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", FULL_ADMIN, LATER))
        .asking(user("u1"))
        .at(JUST_BEFORE)
        .when(Samples.provisionUser("u2"))
        .thenAccepted()
        .at(LATER)
        .when(Samples.provisionUser("u3"))
        .thenRejected(NOT_AUTHORIZED);
  }

  @Test
  void R17_a_target_has_a_list_until_just_before_its_role_expires() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
        .withCustomers("c1", "c2")
        .at(JUST_BEFORE)
        .when(Samples.assignCustomer("u1", "c1"))
        .thenAccepted()
        .at(LATER)
        .when(Samples.assignCustomer("u1", "c2"))
        .thenRejected(NO_MANAGED_LIST);
  }

  @Test
  void R17_R19_there_is_nothing_to_unassign_once_the_role_that_has_a_list_is_over() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
        .withCustomers("c1", "c2")
        .withListed("u1", ASSIGNED, "c1", "c2")
        .at(JUST_BEFORE)
        .when(Samples.unassignCustomer("u1", "c1"))
        .thenAccepted()
        .at(LATER)
        .when(Samples.unassignCustomer("u1", "c2"))
        .thenNoEffect();
  }

  @Test
  void R16_nothing_is_put_on_the_list_of_who_held_the_role_until_now() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
        .at(LATER)
        .when(Samples.provisionCustomer("c1", "u1"))
        .thenEvents(Samples.customerProvisioned("c1", "u1"));
  }

  @Test
  void R22_an_expired_role_no_longer_reaches_what_is_on_its_list() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
        .withCustomers("c1")
        .withListed("u1", ASSIGNED, "c1")
        .asking(user("u1"))
        .at(JUST_BEFORE)
        .when(Samples.setRestrictedMode("c1", false))
        .thenAccepted()
        .at(LATER)
        .when(Samples.setRestrictedMode("c1", true))
        .thenRejected(NOT_AUTHORIZED);
  }

  @Test
  void R7_revoking_an_expired_role_has_no_effect() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", FULL_ADMIN, LATER))
        .at(LATER)
        .when(Samples.revokeRole("u1", FULL_ADMIN))
        .thenNoEffect()
        .when(Samples.setRoles("u1"))
        .thenNoEffect();
  }

  @Test
  void R4_removing_a_user_also_clears_away_what_expired() {
    Scenario.givenPartner()
        .withUser("u1")
        .and(Samples.roleGrantedUntil("u1", FULL_ADMIN, LATER))
        .at(LATER)
        .when(Samples.removeUser("u1"))
        .thenEvents(
            Samples.roleRevoked("u1", FULL_ADMIN, RevocationCause.USER_REMOVED),
            Samples.userRemoved("u1"));
  }

  @Nested
  class GettingItAgain {
    @Test
    void R7_an_expired_role_is_ended_before_it_is_granted_again() {
      Scenario.givenPartner()
          .withUser("u1")
          .and(Samples.roleGrantedUntil("u1", FULL_ADMIN, LATER))
          .at(LATER)
          .when(Samples.grantRole("u1", FULL_ADMIN))
          .thenEvents(
              Samples.roleRevoked("u1", FULL_ADMIN, EXPIRED), Samples.roleGranted("u1", FULL_ADMIN))
          .thenRoles("u1", FULL_ADMIN);
    }

    @Test
    void R19_after_the_role_expired_the_list_starts_empty() {
      Scenario.givenPartner()
          .withUser("u1")
          .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
          .withCustomers("c1")
          .withListed("u1", ASSIGNED, "c1")
          .at(LATER)
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenEvents(
              Samples.roleRevoked("u1", PARTNER_ADMIN, EXPIRED),
              Samples.customerUnassigned("u1", "c1", UnassignmentCause.ROLE_LOST),
              Samples.roleGranted("u1", PARTNER_ADMIN))
          .thenList("u1");
    }

    @Test
    void R19_so_it_does_when_roles_are_set_as_a_whole() {
      Scenario.givenPartner()
          .withUser("u1")
          .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
          .withCustomers("c1")
          .withListed("u1", ASSIGNED, "c1")
          .at(LATER)
          .when(Samples.setRoles("u1", PARTNER_ADMIN, FULL_ADMIN))
          .thenEvents(
              Samples.roleRevoked("u1", PARTNER_ADMIN, EXPIRED),
              Samples.customerUnassigned("u1", "c1", UnassignmentCause.ROLE_LOST),
              Samples.roleGranted("u1", FULL_ADMIN),
              Samples.roleGranted("u1", PARTNER_ADMIN))
          .thenList("u1");
    }

    @Test
    void R19_prolonging_before_the_end_keeps_the_list() {
      Scenario.givenPartner()
          .withUser("u1")
          .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
          .withCustomers("c1")
          .withListed("u1", ASSIGNED, "c1")
          .at(JUST_BEFORE)
          .when(Samples.grantRole("u1", PARTNER_ADMIN))
          .thenEvents(Samples.roleGranted("u1", PARTNER_ADMIN))
          .thenList("u1", "c1");
    }
  }

  @Nested
  class AddOn {
    private Scenario addOnWhoseBaseExpires() {
      return Scenario.givenPartner()
          .withUser("u1")
          .and(Samples.roleGrantedUntil("u1", PARTNER_ADMIN, LATER))
          .and(Samples.roleGranted("u1", WHOLESALE_ADMIN));
    }

    @Test
    void R10_the_add_on_stops_counting_with_its_base() {
      addOnWhoseBaseExpires()
          .asking(user("u1"))
          .at(JUST_BEFORE)
          .when(Samples.provisionCustomer("c1"))
          .thenAccepted()
          .at(LATER)
          .when(Samples.provisionCustomer("c2"))
          .thenRejected(NOT_AUTHORIZED)
          .thenRoles("u1");
    }

    @Test
    void R10_the_add_on_is_not_granted_beside_an_expired_base() {
      addOnWhoseBaseExpires()
          .at(LATER)
          .when(Samples.grantRole("u1", WHOLESALE_ADMIN))
          .thenRejected(PREREQUISITE_ROLE_MISSING);
    }

    @Test
    void R10_another_base_does_not_bring_the_lost_add_on_back() {
      addOnWhoseBaseExpires()
          .at(LATER)
          .when(Samples.grantRole("u1", PARTNER_FULL_ADMIN))
          .thenEvents(
              Samples.roleRevoked("u1", PARTNER_ADMIN, EXPIRED),
              Samples.roleRevoked("u1", WHOLESALE_ADMIN, PREREQUISITE_LOST),
              Samples.roleGranted("u1", PARTNER_FULL_ADMIN))
          .thenRoles("u1", PARTNER_FULL_ADMIN);
    }

    @Test
    void R10_an_expired_base_does_not_hold_the_add_on_when_the_other_is_revoked() {
      addOnWhoseBaseExpires()
          .and(Samples.roleGranted("u1", PARTNER_FULL_ADMIN))
          .at(LATER)
          .when(Samples.revokeRole("u1", PARTNER_FULL_ADMIN))
          .thenEvents(
              Samples.roleRevoked("u1", PARTNER_FULL_ADMIN, RevocationCause.COMMAND),
              Samples.roleRevoked("u1", WHOLESALE_ADMIN, PREREQUISITE_LOST));
    }
  }
}
