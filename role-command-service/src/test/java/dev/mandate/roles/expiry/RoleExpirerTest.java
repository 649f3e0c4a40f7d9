package dev.mandate.roles.expiry;

import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.system;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.roles.MovableClock;
import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.batch.TestInstance;
import dev.mandate.roles.config.FailureHealth;
import dev.mandate.wire.CommandMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Roles end by themselves, whatever runs, stops or fails at that moment. */
class RoleExpirerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant END = Instant.parse("2026-03-01T18:00:00Z");

  private final TestDatabase database = TestDatabase.migrated();
  private final MovableClock clock = new MovableClock(NOON);
  private final List<RoleExpirer> expirers = new ArrayList<>();
  private final AtomicInteger commits = new AtomicInteger();
  private TestInstance service;

  @BeforeEach
  void aPartner() {
    service = instance(clock);
    service.decide(register("p"), provisionUser("p", "first"), provisionUser("p", "u1"));
  }

  @AfterEach
  void stop() {
    expirers.forEach(RoleExpirer::stop);
    database.close();
  }

  @Test
  void a_role_ends_by_itself_when_its_moment_comes() {
    start(clock);
    service.decide(grantUntil("p", "u1", END));

    clock.moveTo(END);

    awaitEnds(1);
    await().until(() -> commits.get() == 1);
  }

  @Test
  void the_end_follows_soon_in_real_time_too() {
    TestInstance now = instance(Clock.systemUTC());
    start(Clock.systemUTC());
    Instant end = Instant.now().plusSeconds(2);
    now.decide(grantUntil("p", "u1", end));

    awaitEnds(1);

    assertThat(decidedAt()).isBetween(end, end.plusSeconds(2));
  }

  @Test
  void a_moment_that_passed_while_everything_was_down_is_made_up_for() {
    service.decide(grantUntil("p", "u1", END));
    clock.moveTo(END.plus(Duration.ofDays(3)));

    start(clock);

    awaitEnds(1);
  }

  @Test
  void of_two_instances_exactly_one_writes_the_ends_of_thousands_of_roles() {
    int users = 1_500;
    List<CommandMessage> commands = new ArrayList<>();
    for (int u = 0; u < users; u++) {
      String partner = "p" + u % 7;
      if (u < 7) {
        commands.add(register(partner));
      }
      commands.add(provisionUser(partner, "many" + u));
      commands.add(grantUntil(partner, "many" + u, END));
    }
    service.executor.execute(commands, Map.of());
    clock.moveTo(END);

    start(clock);
    start(clock);

    awaitEnds(users);
    await().until(() -> limited() == 0);
    assertThat(ends()).isEqualTo(users);
    assertThat(expirers).allSatisfy(expirer -> assertThat(expirer.failures()).isZero());
  }

  @Test
  void a_partner_that_fails_does_not_hold_up_the_others_and_is_seen_and_tried_again() {
    service.decide(
        register("q"),
        provisionUser("q", "q1"),
        grantUntil("p", "u1", END),
        grantUntil("q", "q1", END.plusMillis(1)));
    database
        .ownerJdbc()
        .execute(
            """
            create function refuse() returns trigger language plpgsql as
              $$ begin raise exception 'p cannot be written'; end $$;
            create trigger refuse before insert on event for each row
              when (new.partner_id = 'p') execute function refuse();
            """);
    clock.moveTo(END.plusSeconds(1));

    RoleExpirer expirer = start(clock);
    FailureHealth health =
        new FailureHealth(expirer::failures, "mandate.expiry.failures", new SimpleMeterRegistry());

    awaitEnds(1);
    await()
        .until(
            () -> {
              clock.advance(Duration.ofSeconds(10));
              return health.health().getStatus().equals(Status.DOWN);
            });
    database.ownerJdbc().execute("drop trigger refuse on event");
    clock.advance(Duration.ofSeconds(10));
    awaitEnds(2);
    await().until(() -> health.health().getStatus().equals(Status.UP));
  }

  @Test
  void it_begins_again_after_the_database_was_away() {
    start(clock);
    database.ownerJdbc().execute("alter table role_expiry rename to away");
    await().until(() -> expirers.getFirst().failures() > 0);

    database.ownerJdbc().execute("alter table away rename to role_expiry");
    service.decide(grantUntil("p", "u1", END));
    clock.moveTo(END);

    awaitEnds(1);
    await().until(() -> expirers.getFirst().failures() == 0);
  }

  private TestInstance instance(Clock time) {
    return new TestInstance(database, time, 10_000);
  }

  private RoleExpirer start(Clock time) {
    TestInstance instance = instance(time);
    RoleExpirer expirer =
        new RoleExpirer(instance.expiries, instance.expiryExecutor, time, commits::incrementAndGet);
    expirers.add(expirer);
    expirer.start();
    return expirer;
  }

  private static CommandMessage grantUntil(String partner, String user, Instant end) {
    return system(
        "GrantRole",
        "{'partnerId':'%s','userId':'%s','role':'READ_ONLY_ADMIN','expiresAt':'%s'}"
            .formatted(partner, user, end));
  }

  private void awaitEnds(long count) {
    await().until(() -> ends() >= count);
    assertThat(ends()).isEqualTo(count);
  }

  private long ends() {
    return count("select count(*) from event_readable where data like '%\"EXPIRED\"%'");
  }

  private long limited() {
    return count("select count(*) from role_expiry");
  }

  private long count(String query) {
    Long count = service.jdbc.queryForObject(query, Long.class);
    return count == null ? -1 : count;
  }

  private Instant decidedAt() {
    return service
        .jdbc
        .queryForList(
            "select decided_at from event order by global_position desc limit 1",
            java.sql.Timestamp.class)
        .getFirst()
        .toInstant();
  }
}
