package dev.mandate.access.projection;

import static dev.mandate.access.projection.ProjectionFixture.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.wire.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit log on a real PostgreSQL gets its quarters when they are needed. */
@Timeout(60)
class AuditPartitionsTest {
  private static final Quarter QUARTER = new Quarter(2026, 1);

  private final TestDatabase database = new TestDatabase();
  private final JdbcTemplate jdbc = database.jdbc();
  private final TransactionTemplate transactions = new TransactionTemplate(database.transactions());
  private final AuditPartitions partitions = new AuditPartitions(jdbc);
  private final ProjectionFixture fixture = new ProjectionFixture(database);

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void projections_that_come_to_new_quarters_at_once_share_them() {
    List<List<RecordedEvent>> histories = new ArrayList<>();
    List<CompletableFuture<?>> projections = new ArrayList<>();
    fixture.offsets().read(List.of(0, 1, 2), ProjectionFixture.TOPIC_ID);
    for (int i = 0; i < 3; i++) {
      int number = i;
      histories.add(RandomHistory.of("p" + i, 400, i, Duration.ofDays(1)).events());
      projections.add(
          CompletableFuture.runAsync(
              () -> takeIn(number, histories.get(number)), Thread::startVirtualThread));
    }
    projections.forEach(CompletableFuture::join);
    assertThat(jdbc.queryForObject("select count(*) from audit_entry", Integer.class))
        .isEqualTo(3 * 400);
    assertThat(quarters())
        .isEqualTo(List.of("2026_q1", "2026_q2", "2026_q3", "2026_q4", "2027_q1", "2027_q2"));
  }

  @Test
  void whoever_comes_second_waits_for_the_first_and_nobody_reads_less_meanwhile() {
    CompletableFuture<Void> second =
        transactions.execute(
            _ -> {
              partitions.provide(List.of(QUARTER));
              CompletableFuture<Void> other = anotherProjection();
              awaitThatSomebodyWaits();
              assertThat(
                      CompletableFuture.supplyAsync(
                              () -> jdbc.queryForList("select 1 from audit_entry"))
                          .join())
                  .isEmpty();
              return other;
            });
    second.join();
    assertThat(quarters()).containsExactly("2026_q1");
  }

  @Test
  void a_quarter_that_was_taken_back_is_made_by_whoever_comes_next() {
    CompletableFuture<Void> second =
        transactions.execute(
            (TransactionStatus status) -> {
              partitions.provide(List.of(QUARTER));
              CompletableFuture<Void> other = anotherProjection();
              awaitThatSomebodyWaits();
              status.setRollbackOnly();
              return other;
            });
    second.join();
    assertThat(quarters()).containsExactly("2026_q1");
    database.ownerJdbc().execute("drop table audit_entry_2026_q1");
    partitions.provide(List.of(QUARTER, QUARTER));
    assertThat(quarters()).containsExactly("2026_q1");
  }

  @Test
  void every_instant_that_an_event_can_have_finds_its_quarter() {
    for (String instant : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z")) {
      partitions.provide(List.of(Quarter.of(Instant.parse(instant))));
    }
    partitions.provide(List.of(new Quarter(-5, 3), new Quarter(20_000, 2)));
    assertThat(quarters()).containsExactly("-005_q3", "0001_q1", "20000_q2", "9999_q4");
  }

  @Test
  void a_quarter_has_every_index_of_the_log() {
    partitions.provide(List.of(QUARTER));
    String count = "select count(*) from pg_index where indrelid = ?::regclass and indisvalid";
    assertThat(jdbc.queryForObject(count, Integer.class, "audit_entry_2026_q1"))
        .isEqualTo(jdbc.queryForObject(count, Integer.class, "audit_entry"));
  }

  private CompletableFuture<Void> anotherProjection() {
    fixtureOffsets();
    return CompletableFuture.runAsync(
        () -> takeIn(0, RandomHistory.of("p", 20, 1).events()), Thread::startVirtualThread);
  }

  private void fixtureOffsets() {
    CompletableFuture.runAsync(
            () -> fixture.offsets().read(List.of(0), ProjectionFixture.TOPIC_ID),
            Thread::startVirtualThread)
        .join();
  }

  private void takeIn(int number, List<RecordedEvent> events) {
    Projection projection = Projection.into(database.dataSource());
    int from = 0;
    while (from < events.size()) {
      int to = Math.min(events.size(), from + 40);
      projection.takeIn(List.of(slice(number, from, events.subList(from, to))));
      from = to;
    }
  }

  private void awaitThatSomebodyWaits() {
    String waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    await().until(() -> Integer.valueOf(1).equals(jdbc.queryForObject(waiting, Integer.class)));
  }

  private List<String> quarters() {
    return jdbc.queryForList(
        """
        select substr(relname, 13) from pg_inherits join pg_class on oid = inhrelid
        where inhparent = 'audit_entry'::regclass order by relname collate "C"
        """,
        String.class);
  }
}
