package dev.mandate.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.http.Paging;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.audit.AuditEntry;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.UserProvisioned;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R31: what belongs to one command, one business process or one trace is found together. */
class RelatedEntriesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String LONG_ID = "c".repeat(5000);
  private static final TestDatabase DATABASE = new TestDatabase();

  @BeforeAll
  static void fill() {
    ProjectionFixture projection = new ProjectionFixture(DATABASE);
    projection.takeIn(history("p").events(), new Random(1));
    projection.takeIn(history("q").events(), new Random(1));
    DATABASE.ownerJdbc().execute("analyze");
  }

  /** Position 1 has neither; 2 and 3, 4 and 5, 6 and 7 belong together, and so do many others. */
  private static History history(String partner) {
    History history = History.of(partner).add(new PartnerRegistered(partner, "P", true));
    history.every(Duration.ofDays(40)).tracedBy("order-1", "00-" + TRACE + "-00f067aa0ba902b7-01");
    history.add(user(partner, 2), user(partner, 3));
    history.tracedBy(LONG_ID, "00-" + OTHER_TRACE + "-00f067aa0ba902b7-01");
    history.add(user(partner, 4), user(partner, 5));
    history.tracedBy("order-2", "zz-" + TRACE + "-not-a-header");
    history.add(user(partner, 6), user(partner, 7));
    history.every(Duration.ofMinutes(1)).tracedBy("others", "none");
    for (int i = 8; i < 1000; i++) {
      history.add(user(partner, i));
    }
    return history;
  }

  private static UserProvisioned user(String partner, int number) {
    String id = partner + number;
    return new UserProvisioned(partner, id, id, id + "@example.com", null);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void by_correlation_id_of_any_length() {
    assertThat(positions("p", Related.correlation("order-1"))).containsExactly(3L, 2L);
    assertThat(positions("p", Related.correlation(LONG_ID))).containsExactly(5L, 4L);
    assertThat(positions(null, Related.correlation("order-2"))).containsExactly(7L, 7L, 6L, 6L);
    assertThat(positions("p", Related.correlation("order"))).isEmpty();
  }

  @Test
  void by_trace_where_the_header_names_one() {
    assertThat(positions("p", Related.trace(TRACE))).containsExactly(3L, 2L);
    assertThat(positions("p", Related.trace(OTHER_TRACE))).containsExactly(5L, 4L);
    assertThat(positions("p", Related.trace("%"))).isEmpty();
  }

  @Test
  void by_command_of_whoever_named_it() {
    assertThat(positions("p", Related.command("/test/p", "command-4"))).containsExactly(4L);
    assertThat(positions("p", Related.command("/test/q", "command-4"))).isEmpty();
  }

  @Test
  void a_correlation_id_in_the_order_of_an_index_by_a_role_that_does_not_see_all() {
    assertThat(plan(Related.correlation("order-1")))
        .contains("Index Cond: (correlation_id = ")
        .doesNotContain("Sort", "Seq Scan");
  }

  private static EntryQuery query(@Nullable String partner, Related related) {
    AuditFilter filter =
        new AuditFilter(partner, null, null, null, null, null, null, null, null, null, related);
    return EntryQuery.of(
        filter, Happened.of(filter), Paging.of(10, null, AuditLog.KEY_LENGTH, filter));
  }

  private static List<Long> positions(@Nullable String partner, Related related) {
    EntryQuery query = query(partner, related);
    return DATABASE
        .reading()
        .client()
        .sql(query.page(AuditRow.COLUMNS))
        .params(query.parameters())
        .query(new AuditRow())
        .list()
        .stream()
        .map(AuditEntry::position)
        .toList();
  }

  /** How they are found if neither reading all of a small table nor sorting pays. */
  private static String plan(Related related) {
    EntryQuery query = query(null, related);
    return Objects.requireNonNull(
        DATABASE
            .reading()
            .snapshots()
            .execute(
                _ -> {
                  DATABASE
                      .reading()
                      .jdbc()
                      .execute(
                          """
                          set local enable_seqscan = off;
                          set local enable_bitmapscan = off;
                          set local enable_sort = off;
                          """);
                  return String.join(
                      "\n",
                      DATABASE
                          .reading()
                          .client()
                          .sql("explain (costs off) " + query.page("position"))
                          .params(query.parameters())
                          .query(String.class)
                          .list());
                }));
  }
}
