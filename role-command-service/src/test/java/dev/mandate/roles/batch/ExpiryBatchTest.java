package dev.mandate.roles.batch;

import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.provisionCustomer;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.revoke;
import static dev.mandate.roles.batch.Commands.system;
import static dev.mandate.roles.batch.ExpiryExecutor.Outcome.NOTHING_TO_WRITE;
import static dev.mandate.roles.batch.ExpiryExecutor.Outcome.NOT_OUR_TURN;
import static dev.mandate.roles.batch.ExpiryExecutor.Outcome.WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.commands.RejectionCode;
import dev.mandate.roles.MovableClock;
import dev.mandate.roles.TestDatabase;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How roles end in one transaction, on real PostgreSQL. */
class ExpiryBatchTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant END = Instant.parse("2026-03-01T18:00:00Z");

  private final MovableClock clock = new MovableClock(NOON);
  private TestDatabase database;
  private TestInstance service;

  @BeforeEach
  void aPartnerWithTwoUsers() {
    database = TestDatabase.migrated();
    service = instance();
    service.decide(register("p"), provisionUser("p", "first"), provisionUser("p", "u1"));
  }

  private TestInstance instance() {
    return new TestInstance(database, clock, 10_000);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void R7_a_role_ends_at_its_instant_and_not_before() {
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"));

    clock.moveTo(END.minusMillis(1));
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(NOTHING_TO_WRITE);
    clock.moveTo(END);
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(WRITTEN);

    assertThat(last(1))
        .containsExactly(
            "{\"partnerId\":\"p\",\"userId\":\"u1\",\"role\":\"FULL_ADMIN\",\"cause\":\"EXPIRED\"}");
    assertThat(limited()).isEmpty();
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(NOTHING_TO_WRITE);
  }

  @Test
  void R10_R19_add_on_and_list_go_in_the_same_step_also_without_cache() {
    service.decide(
        grantUntilEnd("u1", "PARTNER_ADMIN"),
        grant("p", "u1", "WHOLESALE_ADMIN"),
        provisionCustomer("p", "c1"),
        system("AssignCustomer", "{'partnerId':'p','userId':'u1','customerId':'c1'}"));

    clock.moveTo(END);
    instance().expiryExecutor.end(only("u1"));

    assertThat(last(3))
        .containsExactly(
            """
            {"partnerId":"p","userId":"u1","role":"PARTNER_ADMIN","cause":"EXPIRED"}\
            """,
            """
            {"partnerId":"p","userId":"u1","role":"WHOLESALE_ADMIN","cause":"PREREQUISITE_LOST"}\
            """,
            """
            {"partnerId":"p","userId":"u1","customerId":"c1","cause":"ROLE_LOST"}\
            """);
    assertThat(service.positions("p"))
        .isEqualTo(IntStream.rangeClosed(1, 12).mapToObj(i -> (long) i).toList());
  }

  @Test
  void R31_the_end_is_on_the_account_of_the_command_that_granted_the_role() throws Exception {
    CommandMessage granted = grantUntilEnd("u1", "PARTNER_ADMIN");
    service.decide(granted, provisionCustomer("p", "c1"));
    service.decide(system("AssignCustomer", "{'partnerId':'p','userId':'u1','customerId':'c1'}"));

    clock.moveTo(END.plusSeconds(5));
    service.expiryExecutor.end(only("u1"));

    for (byte[] stored :
        service.jdbc.queryForList(
            "select attributes from event order by global_position desc limit 2", byte[].class)) {
      assertThat(AttributesCodec.read(stored))
          .containsEntry("causationid", granted.id())
          .containsEntry("commandsource", Commands.SOURCE)
          .containsEntry("command", "GrantRole")
          .containsEntry("authtype", "system")
          .containsEntry("authid", "mandate")
          .containsEntry("reason", "holiday cover")
          .containsEntry("askedtime", "2026-03-01T18:00:00.000Z")
          .containsEntry("time", "2026-03-01T18:00:05.000Z")
          .doesNotContainKey("actorroles");
    }
  }

  @Test
  void time_never_runs_backwards_when_a_role_ends() {
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"));
    clock.moveTo(END.plusSeconds(60));
    service.decide(provisionUser("p", "u2"));

    clock.moveTo(END);
    service.expiryExecutor.end(only("u1"));

    assertThat(
            service.jdbc.queryForList(
                "select decided_at = lag(decided_at) over (order by position) from event"
                    + " where partner_id = 'p' order by position desc limit 1",
                Boolean.class))
        .containsExactly(true);
  }

  @Test
  void a_role_that_was_prolonged_ends_later_and_one_that_lost_its_limit_never() {
    service.decide(
        grantUntilEnd("u1", "FULL_ADMIN"),
        grantUntilEnd("u1", "READ_ONLY_ADMIN"),
        grantUntil("u1", "FULL_ADMIN", END.plusSeconds(60)),
        grant("p", "u1", "READ_ONLY_ADMIN"));

    assertThat(limited()).containsExactly("u1 FULL_ADMIN 2026-03-01 18:01:00");
    clock.moveTo(END);
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(NOTHING_TO_WRITE);
    clock.moveTo(END.plusSeconds(60));
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(WRITTEN);
    assertThat(limited()).isEmpty();
  }

  @Test
  void nothing_is_written_for_a_role_that_was_revoked_or_whose_user_was_removed_meanwhile() {
    service.decide(provisionUser("p", "u2"));
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"), grantUntilEnd("u2", "FULL_ADMIN"));
    service.decide(
        revoke("p", "u1", "FULL_ADMIN"), system("RemoveUser", "{'partnerId':'p','userId':'u2'}"));

    clock.moveTo(END);

    assertThat(limited()).isEmpty();
    assertThat(service.expiryExecutor.end(only("u1", "u2"))).isEqualTo(NOTHING_TO_WRITE);
    assertThat(service.history("p")).endsWith("RoleRevoked", "RoleRevoked", "UserRemoved");
  }

  @Test
  void R10_nothing_is_written_for_an_add_on_that_ended_before_its_time_with_the_programme() {
    service.decide(grant("p", "u1", "PARTNER_ADMIN"), grantUntilEnd("u1", "WHOLESALE_ADMIN"));
    service.decide(system("SetWholesaleProgram", "{'partnerId':'p','enabled':false}"));

    assertThat(limited()).isEmpty();
    clock.moveTo(END);
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(NOTHING_TO_WRITE);
  }

  @Test
  void a_command_between_the_moment_and_its_record_sees_that_the_role_is_over() {
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"));

    clock.moveTo(END);
    CommandResult refused =
        service
            .decide(
                Commands.user(
                    "u1", "GrantRole", "{'partnerId':'p','userId':'u1','role':'PARTNER_ADMIN'}"))
            .getFirst();

    assertThat(refused.code()).isEqualTo(RejectionCode.NOT_AUTHORIZED);
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(WRITTEN);
  }

  @Test
  void a_command_that_records_the_end_itself_leaves_nothing_to_write() {
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"));

    clock.moveTo(END);
    CommandResult again = service.decide(grant("p", "u1", "FULL_ADMIN")).getFirst();

    assertThat(again.events()).extracting("type").containsExactly("RoleRevoked", "RoleGranted");
    assertThat(limited()).isEmpty();
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(NOTHING_TO_WRITE);
  }

  @Test
  void the_state_cache_and_the_streams_stay_right() {
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"));
    clock.moveTo(END);
    service.expiryExecutor.end(only("u1"));

    CommandResult again =
        service.decide(grantUntil("u1", "FULL_ADMIN", END.plusSeconds(1))).getFirst();
    clock.advance(Duration.ofSeconds(1));
    instance().expiryExecutor.end(only("u1"));
    CommandResult without = service.decide(revoke("p", "u1", "FULL_ADMIN")).getFirst();

    assertThat(again.events()).extracting("type").containsExactly("RoleGranted");
    assertThat(without.events()).extracting("type").containsExactly("CommandHadNoEffect");
    assertThat(
            service.jdbc.queryForList(
                "select sequence_number from event where aggregate_id = 'user:u1' order by"
                    + " position",
                Long.class))
        .containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void a_transaction_takes_no_further_user_once_it_writes_a_lot() {
    int users = 6;
    for (int u = 2; u <= users + 1; u++) {
      service.decide(provisionUser("p", "u" + u), grantUntilEnd("u" + u, "PARTNER_ADMIN"));
    }
    List<CommandMessage> commands = new ArrayList<>();
    for (int c = 0; c < 500; c++) {
      commands.add(provisionCustomer("p", "c" + c));
      for (int u = 2; u <= users + 1; u++) {
        commands.add(
            system(
                "AssignCustomer",
                "{'partnerId':'p','userId':'u%d','customerId':'c%d'}".formatted(u, c)));
      }
    }
    service.executor.execute(commands, Map.of());
    clock.moveTo(END);

    service.expiryExecutor.end(only("u2", "u3", "u4", "u5", "u6", "u7"));
    assertThat(limited()).hasSize(2);
    service.expiryExecutor.end(only("u6", "u7"));

    assertThat(limited()).isEmpty();
    assertThat(service.history("p").stream().filter("CustomerUnassigned"::equals))
        .hasSize(users * 500);
  }

  @Test
  void while_another_instance_is_at_it_nobody_waits() throws Exception {
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"));
    clock.moveTo(END);
    try (var other = database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("select pg_advisory_xact_lock(x'657870697279'::bigint)");

      assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(NOT_OUR_TURN);
      other.rollback();
    }
    assertThat(service.expiryExecutor.end(only("u1"))).isEqualTo(WRITTEN);
  }

  @Test
  void commands_and_expiry_at_once_write_each_end_exactly_once() throws Exception {
    TestInstance other = instance();
    for (int round = 0; round < 30; round++) {
      Instant end = NOON.plusSeconds(round + 1);
      service.decide(grantUntil("u1", "FULL_ADMIN", end));
      clock.moveTo(end);
      CommandMessage again = grantUntil("u1", "FULL_ADMIN", end.plusSeconds(1_000));
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        Future<?> ending = threads.submit(() -> service.expiryExecutor.end(only("u1")));
        Future<?> granting = threads.submit(() -> other.decide(again));
        ending.get();
        granting.get();
      }
      assertThat(last(2).get(0)).contains("\"cause\":\"EXPIRED\"");
      assertThat(last(2).get(1)).contains("\"cause\":\"COMMAND\"");
      assertThat(limited()).hasSize(1);
      service.decide(revoke("p", "u1", "FULL_ADMIN"));
    }
    assertThat(service.history("p").stream().filter("RoleRevoked"::equals)).hasSize(60);
  }

  @Test
  void a_table_that_contradicts_the_events_is_an_error_that_says_so() {
    service.decide(grantUntilEnd("u1", "FULL_ADMIN"), revoke("p", "u1", "FULL_ADMIN"));
    service.jdbc.update(
        "insert into role_expiry values ('p', 'u1', 'FULL_ADMIN', now() - interval '99 years', 1)");

    assertThatThrownBy(() -> service.expiryExecutor.end(only("u1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("role_expiry")
        .hasMessageContaining("FULL_ADMIN");
  }

  private static Map<String, Set<String>> only(String... users) {
    Map<String, Set<String>> byPartner = new LinkedHashMap<>();
    byPartner.put("p", new LinkedHashSet<>(Arrays.asList(users)));
    return byPartner;
  }

  private static CommandMessage grantUntilEnd(String user, String role) {
    return grantUntil(user, role, END);
  }

  private static CommandMessage grantUntil(String user, String role, Instant end) {
    return system(
        "GrantRole",
        "{'partnerId':'p','userId':'%s','role':'%s','expiresAt':'%s','reason':'holiday cover'}"
            .formatted(user, role, end));
  }

  /** The data of the partner's last events, oldest first. */
  private List<String> last(int count) {
    return service
        .jdbc
        .queryForList(
            "select data from event_readable where partner_id = 'p' order by position desc limit ?",
            String.class,
            count)
        .reversed();
  }

  private List<String> limited() {
    return service.jdbc.queryForList(
        """
        select user_id || ' ' || role || ' ' || to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
        from role_expiry order by 1
        """,
        String.class);
  }
}
