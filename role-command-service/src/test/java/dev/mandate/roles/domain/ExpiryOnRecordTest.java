package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.LAST_ADMINISTRATOR;
import static dev.mandate.events.RevocationCause.EXPIRED;
import static dev.mandate.events.RevocationCause.PREREQUISITE_LOST;
import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.LATER;
import static dev.mandate.roles.domain.Samples.PARTNER;
import static dev.mandate.roles.domain.Samples.customerAssigned;
import static dev.mandate.roles.domain.Samples.customerUnassigned;
import static dev.mandate.roles.domain.Samples.roleGranted;
import static dev.mandate.roles.domain.Samples.roleGrantedUntil;
import static dev.mandate.roles.domain.Samples.roleRevoked;
import static dev.mandate.roles.domain.Samples.userProvisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.events.Event;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.Role;
import dev.mandate.roles.domain.Expiry.Lapse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be put on record when a role is over, and when. */
class ExpiryOnRecordTest {
  private static final Instant EVEN_LATER = LATER.plusSeconds(60);

  @Test
  void R7_a_role_ends_at_its_instant_and_not_before() {
    PartnerAdminState user = user(roleGrantedUntil("u1", READ_ONLY_ADMIN, LATER));

    assertThat(due(user, LATER.minusMillis(1))).isEmpty();
    assertThat(due(user, LATER))
        .containsExactly(lapse(READ_ONLY_ADMIN, roleRevoked("u1", READ_ONLY_ADMIN, EXPIRED)));
  }

  @Test
  void R7_a_role_that_was_prolonged_or_lost_its_limit_in_time_does_not_end() {
    PartnerAdminState user =
        user(
            roleGrantedUntil("u1", READ_ONLY_ADMIN, LATER),
            roleGrantedUntil("u1", READ_ONLY_ADMIN, EVEN_LATER),
            roleGrantedUntil("u1", FULL_ADMIN, LATER),
            roleGranted("u1", FULL_ADMIN));

    assertThat(due(user, LATER)).isEmpty();
  }

  @Test
  void R10_the_add_on_is_lost_with_its_last_base_in_the_same_step() {
    PartnerAdminState user =
        user(
            roleGrantedUntil("u1", PARTNER_FULL_ADMIN, LATER),
            roleGrantedUntil("u1", PARTNER_ADMIN, EVEN_LATER),
            roleGranted("u1", WHOLESALE_ADMIN));

    assertThat(due(user, LATER)).extracting(Lapse::role).containsExactly(PARTNER_FULL_ADMIN);
    assertThat(due(user, EVEN_LATER))
        .containsExactly(
            new Lapse(
                PARTNER_FULL_ADMIN, LATER, List.of(roleRevoked("u1", PARTNER_FULL_ADMIN, EXPIRED))),
            new Lapse(
                PARTNER_ADMIN,
                EVEN_LATER,
                List.of(
                    roleRevoked("u1", PARTNER_ADMIN, EXPIRED),
                    roleRevoked("u1", WHOLESALE_ADMIN, PREREQUISITE_LOST))));
  }

  @Test
  void R10_an_add_on_with_the_same_end_as_its_base_ends_by_itself_before_it() {
    PartnerAdminState user =
        user(
            roleGrantedUntil("u1", PARTNER_ADMIN, LATER),
            roleGrantedUntil("u1", WHOLESALE_ADMIN, LATER));

    assertThat(due(user, LATER))
        .containsExactly(
            lapse(WHOLESALE_ADMIN, roleRevoked("u1", WHOLESALE_ADMIN, EXPIRED)),
            lapse(PARTNER_ADMIN, roleRevoked("u1", PARTNER_ADMIN, EXPIRED)));
  }

  @Test
  void R10_an_add_on_that_is_lost_with_its_base_does_not_end_once_more() {
    PartnerAdminState user =
        user(
            roleGrantedUntil("u1", PARTNER_ADMIN, LATER),
            roleGrantedUntil("u1", WHOLESALE_ADMIN, EVEN_LATER));

    assertThat(due(user, EVEN_LATER))
        .containsExactly(
            lapse(
                PARTNER_ADMIN,
                roleRevoked("u1", PARTNER_ADMIN, EXPIRED),
                roleRevoked("u1", WHOLESALE_ADMIN, PREREQUISITE_LOST)));
  }

  @Test
  void R19_the_list_is_emptied_with_the_role_in_the_same_step() {
    PartnerAdminState user =
        user(
            roleGrantedUntil("u1", PARTNER_ADMIN, LATER),
            customerAssigned("u1", "c2", ASSIGNED),
            customerAssigned("u1", "c1", ASSIGNED));

    assertThat(due(user, LATER))
        .containsExactly(
            lapse(
                PARTNER_ADMIN,
                roleRevoked("u1", PARTNER_ADMIN, EXPIRED),
                customerUnassigned("u1", "c2", UnassignmentCause.ROLE_LOST),
                customerUnassigned("u1", "c1", UnassignmentCause.ROLE_LOST)));
  }

  @Test
  void R19_the_list_stays_when_another_role_ends() {
    PartnerAdminState user =
        user(
            roleGranted("u1", PARTNER_ADMIN),
            customerAssigned("u1", "c1", ASSIGNED),
            roleGrantedUntil("u1", FULL_ADMIN, LATER));

    assertThat(due(user, LATER))
        .containsExactly(lapse(FULL_ADMIN, roleRevoked("u1", FULL_ADMIN, EXPIRED)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"FULL_ADMIN", "PARTNER_FULL_ADMIN"})
  void R13_the_end_of_a_role_never_takes_the_last_holder_and_never_makes_one(Role role) {
    Scenario partner =
        Scenario.givenPartner().withUser("u1").and(roleGrantedUntil("u1", role, LATER));

    partner
        .when(Samples.revokeRole("first", role))
        .thenRejected(LAST_ADMINISTRATOR)
        .and(roleRevoked("u1", role, EXPIRED))
        .at(LATER)
        .when(Samples.revokeRole("first", role))
        .thenRejected(LAST_ADMINISTRATOR)
        .when(Samples.grantRoleUntil("first", role, EVEN_LATER))
        .thenRejected(LAST_ADMINISTRATOR)
        .thenRoles("first", FULL_ADMIN, PARTNER_FULL_ADMIN);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void what_is_put_on_record_late_is_the_same_as_at_once(long seed) {
    Random random = new Random(seed);
    Instant last = LATER.plusSeconds(10);
    for (int round = 0; round < 500; round++) {
      PartnerAdminState user = randomUser(random);
      List<Lapse> atOnce = new ArrayList<>();
      PartnerAdminState recorded = user;
      for (Instant now = LATER; !now.isAfter(last); now = now.plusSeconds(1)) {
        List<Lapse> due = due(recorded, now);
        atOnce.addAll(due);
        for (Lapse lapse : due) {
          recorded = fold(recorded, lapse.events());
        }
      }

      assertThat(due(user, last)).isEqualTo(atOnce);
      assertThat(due(recorded, last)).isEmpty();
    }
  }

  private static PartnerAdminState randomUser(Random random) {
    List<Event> history = new ArrayList<>();
    history.add(roleGrantedUntil("u1", PARTNER_ADMIN, LATER.plusSeconds(random.nextInt(12))));
    history.add(customerAssigned("u1", "c1", ASSIGNED));
    for (Role role : List.of(FULL_ADMIN, PARTNER_FULL_ADMIN, WHOLESALE_ADMIN)) {
      int seconds = random.nextInt(16);
      if (seconds < 12) {
        history.add(roleGrantedUntil("u1", role, LATER.plusSeconds(seconds)));
      } else if (seconds < 14) {
        history.add(roleGranted("u1", role));
      }
    }
    return user(history.toArray(Event[]::new));
  }

  private static PartnerAdminState user(Event... history) {
    return fold(PartnerAdminState.UNKNOWN.evolve(userProvisioned("u1")), List.of(history));
  }

  private static PartnerAdminState fold(PartnerAdminState state, List<Event> events) {
    PartnerAdminState next = state;
    for (Event event : events) {
      next = next.evolve((PartnerAdminEvent) event);
    }
    return next;
  }

  private static List<Lapse> due(PartnerAdminState user, Instant now) {
    return Expiry.due(PARTNER, "u1", user, now);
  }

  private static Lapse lapse(Role role, Event... events) {
    return new Lapse(role, LATER, List.of(events));
  }
}
