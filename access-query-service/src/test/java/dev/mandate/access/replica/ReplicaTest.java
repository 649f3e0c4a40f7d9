package dev.mandate.access.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
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
import dev.mandate.wire.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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
  void R27_access_is_that_of_the_events_after_each_of_them() {
    for (long seed = 1; seed <= 3; seed++) {
      History history = RandomHistory.of(P, 250, seed);
      Replica replica = new Replica();
      for (RecordedEvent event : history.events()) {
        replica.apply(event);
        if (event.position() > 12 && event.position() % 10 == 0) {
          expectAll(replica, history, event.position());
        }
      }
    }
  }

  @Test
  void a_replica_from_the_tables_is_the_same_as_one_from_the_events() {
    try (TestDatabase database = new TestDatabase()) {
      History history = RandomHistory.of(P, 400, 9);
      int half = 200;
      new ProjectionFixture(database).takeIn(history.events().subList(0, half), new Random(9));
      Loaded loaded = new ReplicaLoader(database.dataSource(), database.transactions()).load();
      assertThat(Objects.requireNonNull(loaded.offsets().get(0))).isGreaterThanOrEqualTo(half);
      assertThat(loaded.replica().events()).isEqualTo(half);
      expectAll(loaded.replica(), history, half);

      history.events().forEach(loaded.replica()::apply); // those that are in already change nothing
      expectAll(loaded.replica(), history, history.position());
    }
  }

  @Test
  void an_event_that_comes_again_changes_nothing() {
    History history = RandomHistory.of(P, 150, 4);
    Replica replica = new Replica();
    history.events().forEach(replica::apply);
    history.events().subList(60, 150).forEach(replica::apply);
    expectAll(replica, history, 150);
  }

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
    assertThat(replica.positionOf(P)).isEqualTo(3);
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

  private static void expectAll(Replica replica, History history, long position) {
    List<String> lines = Model.at(position, history.events());
    List<String> users = new ArrayList<>(List.of("nobody"));
    List<String> orgs = new ArrayList<>(List.of(P));
    for (int i = 0; i < 6; i++) {
      users.add(RandomHistory.user(P, i));
      users.add(RandomHistory.ownUser(P, i));
      orgs.add(RandomHistory.customer(P, i));
    }
    for (Instant now : List.of(History.decidedAt(position), LATER)) {
      for (String user : users) {
        for (String org : orgs) {
          Standing standing = standing(replica, user, org, now);
          assertThat(standing.position()).isEqualTo(position);
          assertThat(actual(standing))
              .as("%s in %s at position %d, %s", user, org, position, now)
              .isEqualTo(ExpectedAccess.of(lines, user, org, now));
        }
      }
    }
  }

  private static ExpectedAccess actual(Standing standing) {
    Map<String, String> capabilities = new LinkedHashMap<>();
    standing
        .access()
        .capabilities()
        .forEach((key, level) -> capabilities.put(key.qualifiedKey(), level.name()));
    Map<String, String> settings = new LinkedHashMap<>();
    standing.access().settings().forEach((key, level) -> settings.put(key.key(), level.name()));
    return new ExpectedAccess(capabilities, settings);
  }

  private static Standing standing(Replica replica, String user, String org, Instant now) {
    return Objects.requireNonNull(replica.standing(user, org, now));
  }
}
