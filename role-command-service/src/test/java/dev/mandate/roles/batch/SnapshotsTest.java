package dev.mandate.roles.batch;

import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.revoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.roles.TestDatabase;
import dev.mandate.wire.CommandResult.WrittenEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not in the cache costs as much as its last events, however long its history is. */
class SnapshotsTest {
  private static final int EVERY = 10;

  private final TestDatabase database = TestDatabase.migrated();

  @BeforeEach
  void liveLong() {
    TestInstance before = instance();
    before.decide(register("p"), provisionUser("p", "first"), provisionUser("p", "u"));
    for (int i = 0; i < 2 * EVERY; i++) {
      before.decide(grant("p", "u", "FULL_ADMIN"));
      before.decide(revoke("p", "u", "FULL_ADMIN"));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private TestInstance instance() {
    return new TestInstance(database, Clock.systemUTC(), 10_000, EVERY);
  }

  @Test
  void after_a_start_only_the_events_behind_the_snapshots_are_read() {
    TestInstance after = instance();
    int broken =
        database
            .ownerJdbc()
            .update(
                """
                update event e set data = 'broken'::bytea from state_snapshot s
                where s.aggregate_id = 'partner:p' and e.position <= s.position and e.position <= (
                  select position from state_snapshot where aggregate_id = 'user:u')
                """);

    assertThat(broken).isGreaterThan(2 * EVERY);
    assertThat(granted(after)).containsExactly("RoleGranted");
    assertThat(granted(after)).containsExactly("CommandHadNoEffect");
  }

  @Test
  void a_snapshot_of_another_version_is_passed_over_and_replaced() {
    Map<String, Object> right = snapshotOfUser();
    TestInstance after = instance();
    database.ownerJdbc().update("update state_snapshot set format = 0, state = 'whatever'");

    assertThat(granted(after)).containsExactly("RoleGranted");
    assertThat(snapshotOfUser().get("format")).isEqualTo(right.get("format"));
  }

  @Test
  void a_snapshot_that_cannot_be_read_stops_everything_instead_of_deciding_wrongly() {
    TestInstance after = instance();
    database.ownerJdbc().update("update state_snapshot set state = 'whatever'");

    assertThatThrownBy(() -> after.decide(grant("p", "u", "FULL_ADMIN")))
        .hasMessageContaining("state_snapshot");

    database.ownerJdbc().update("delete from state_snapshot");
    assertThat(granted(after)).containsExactly("RoleGranted");
  }

  /** What is written when the user gets the role that it held last, and lost. */
  private static List<String> granted(TestInstance instance) {
    return instance.decide(grant("p", "u", "FULL_ADMIN")).getFirst().events().stream()
        .map(WrittenEvent::type)
        .toList();
  }

  private Map<String, Object> snapshotOfUser() {
    return database
        .jdbc()
        .queryForMap("select * from state_snapshot where aggregate_id = 'user:u'");
  }
}
