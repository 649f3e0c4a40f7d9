package dev.mandate.access.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The replica gives the answers that the events give, at any position. */
class ReplicaTest {
  private static final String P = "p1";
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  @Test
  void a_gap_is_refused() {
    History history = RandomHistory.of(P, 20, 4);
    Replica replica = new Replica();
    replica.apply(history.event(1));
    assertThatThrownBy(() -> replica.apply(history.event(3)))
        .isInstanceOf(GapException.class)
        .hasMessageContaining("up to position 1, and 3 comes next");
    replica.apply(history.event(2));
    replica.apply(history.event(3));
    assertThat(Objects.requireNonNull(replica.place("u1", P, LATER)).position()).isEqualTo(3);
  }

  @Test
  void a_grant_counts_up_to_its_instant_and_not_at_it() {
    Instant end = Instant.parse("2026-06-01T12:00:00.500Z");
    Replica replica = new Replica();
    History.of(P)
        .add(new PartnerRegistered(P, "One", true))
        .add(new RoleGranted(P, "u1", Role.FULL_ADMIN, GrantCause.COMMAND, end))
        .events()
        .forEach(replica::apply);
    assertThat(standing(replica, "u1", P, end.minusMillis(1)).access().reaches()).isTrue();
    assertThat(standing(replica, "u1", P, end).access().reaches()).isFalse();
  }

  @Test
  void granting_again_replaces_the_expiry() {
    Instant end = Instant.parse("2026-06-01T12:00:00Z");
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "One", true))
            .add(new RoleGranted(P, "u1", Role.FULL_ADMIN, GrantCause.COMMAND, end))
            .add(new RoleGranted(P, "u1", Role.FULL_ADMIN, GrantCause.COMMAND, null));
    Replica replica = new Replica();
    history.events().forEach(replica::apply);
    assertThat(standing(replica, "u1", P, LATER).access().reaches()).isTrue();
  }

  @Test
  void an_unregistered_partner_is_no_organization() {
    Replica replica = new Replica();
    JsonText asked = new JsonText("{\"partnerId\":\"other\"}");
    CommandRejected rejected =
        new CommandRejected(
            "other", "SetWholesaleProgram", RejectionCode.UNKNOWN_PARTNER, "unknown", asked);
    History.of("other").add(rejected).events().forEach(replica::apply);
    assertThat(replica.events()).isEqualTo(1);
    assertThat(replica.standing("u1", "other", LATER)).isNull();
  }

  @Test
  void a_reader_never_sees_a_position_without_what_its_event_changed() throws Exception {
    Replica replica = new Replica();
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "One", true))
            .add(new CustomerProvisioned(P, "c1", "C", null, true));
    // The role is held after an odd position, and not held after an even one.
    while (history.position() < 40_000) {
      history.add(new RoleGranted(P, "u1", Role.PARTNER_FULL_ADMIN, GrantCause.COMMAND, null));
      history.add(new RoleRevoked(P, "u1", Role.PARTNER_FULL_ADMIN, RevocationCause.COMMAND));
    }
    history.events().subList(0, 2).forEach(replica::apply);
    AtomicBoolean done = new AtomicBoolean();
    Callable<Long> reader =
        () -> {
          long reads = 0;
          while (!done.get()) {
            Standing standing = standing(replica, "u1", "c1", LATER);
            assertThat(standing.access().reaches()).isEqualTo(standing.position() % 2 == 1);
            reads++;
          }
          return reads;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Long> one = threads.submit(reader);
      Future<Long> two = threads.submit(reader);
      history.events().forEach(replica::apply);
      done.set(true);
      assertThat(one.get() + two.get()).isPositive();
    }
  }

  private static Standing standing(Replica replica, String user, String org, Instant now) {
    return Objects.requireNonNull(replica.standing(user, org, now));
  }
}
