package dev.mandate.access.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.EventTopic;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Instance;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Servers;
import dev.mandate.brokers.Brokers;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserUpdated;
import dev.mandate.local.KafkaBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A running service whose tables are rebuilt, on a Kafka of its own that has lost nothing. */
@Timeout(120)
class RebuildTest {
  private static final int PARTITIONS = 3;
  private static final int PARTNERS = 8;
  private static final int EVENTS = 250;

  /** So far apart that a history has several quarters of a year. */
  private static final Duration STEP = Duration.ofDays(1);

  private static final List<String> TABLES =
      List.of(
          "audit_entry",
          "audit_subtree",
          "audit_text",
          "customer",
          "customer_role_grant",
          "customer_user",
          "managed_entry",
          "partner",
          "partner_progress",
          "partner_user",
          "role_grant");

  private static final List<History> HISTORIES = new ArrayList<>();

  private static KafkaBroker kafka;
  private static Database database;
  private static JdbcTemplate jdbc;
  private static EventTopic topic;
  private static Brokers brokers;
  private static Instance service;
  private static Api api;

  /** What the tool prints; it may fail in the middle of that. */
  private static final class Output extends PrintStream {
    private final ByteArrayOutputStream bytes;
    private final @Nullable String failsAt;

    Output(ByteArrayOutputStream bytes, @Nullable String failsAt) {
      super(bytes, true, StandardCharsets.UTF_8);
      this.bytes = bytes;
      this.failsAt = failsAt;
    }

    @Override
    public void println(@Nullable String line) {
      super.println(line);
      boolean tick = Thread.currentThread().getName().equals("progress");
      if (!tick && failsAt != null && line != null && line.startsWith(failsAt)) {
        throw new IllegalStateException("aborted at " + failsAt);
      }
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) {
    kafka = KafkaBroker.start(folder.resolve("kafka"), 0);
    EventTopic.create(kafka.bootstrapServers(), PARTITIONS);
    topic = new EventTopic(kafka.bootstrapServers());
    brokers = new Brokers(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    database =
        new Database(
            Servers.newDatabase(), Servers.OWNER, Servers.DATABASE_PASSWORD, Servers.PLACEHOLDERS);
    jdbc = new JdbcTemplate(database.dataSource());
    service = Instance.start(Servers.settings(database.url(), kafka.bootstrapServers()));
    api = service.api();
    for (int i = 0; i < PARTNERS; i++) {
      HISTORIES.add(RandomHistory.of("p" + i, EVENTS, i, STEP));
      topic.send(HISTORIES.getLast().events());
    }
    topic.send(HISTORIES.getFirst().events()); // once more, as after a failure
    HISTORIES.add(acrossPartitions());
    HISTORIES.forEach(RebuildTest::awaitKnown);
  }

  /** A partner that had another partition before the topic got more of them. */
  private static History acrossPartitions() {
    History history = RandomHistory.of("moved", EVENTS, PARTNERS, STEP);
    topic.send(history.events().subList(0, EVENTS / 2), 2);
    topic.send(history.events().subList(EVENTS / 2, EVENTS), 0);
    return history;
  }

  @AfterAll
  static void stop() {
    service.close();
    topic.close();
    brokers.close();
    kafka.close();
  }

  @Test
  void while_events_come_and_questions_are_asked_the_rebuilt_tables_are_equal_and_take_over() {
    long before = liveTable();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(() -> sendUntil(over), Thread::startVirtualThread);
    CompletableFuture<Long> asking =
        CompletableFuture.supplyAsync(() -> askUntil(over), Thread::startVirtualThread);

    String printed = run(new Task.Build(false));

    over.set(true);
    sending.join();
    assertThat(asking.join()).isPositive();
    assertThat(printed.lines().filter(line -> line.startsWith("equal:")))
        .map(line -> line.replaceAll("equal: +(\\w+),.*", "$1"))
        .containsExactlyElementsOf(TABLES);
    assertThat(printed).doesNotContain("different").contains("reading: ");
    assertThat(liveTable()).isNotEqualTo(before);
    assertThat(tableIn("previous")).isEqualTo(before);
    assertThat(run(new Task.Status()))
        .contains("no rebuild is under way", "live: ", "previous: ", "replaced 20")
        .doesNotContain("next");
    HISTORIES.forEach(RebuildTest::awaitKnown);
    assertThat(definitions("public")).isEqualTo(definitions("previous"));
    assertThat(new Generations(jdbc).form("public"))
        .contains(
            "audit_entry: INSERT for mandate_query_writer",
            "audit_entry: partner_to_the_reader for {mandate_query_reader}")
        .doesNotContain("audit_entry: DELETE for mandate_query_writer")
        .isEqualTo(new Generations(jdbc).form("previous"));
    // Events that came since the exchange may have made another quarter behind these.
    assertThat(quarters("public"))
        .hasSizeGreaterThan(3)
        .startsWith(quarters("previous").toArray(String[]::new));
  }

  @Test
  void a_roll_back_takes_the_tables_before_brought_forward_and_events_go_on() {
    long first = liveTable();
    run(new Task.Build(false));
    long second = liveTable();
    addTo(HISTORIES.getFirst());
    awaitKnown(HISTORIES.getFirst());
    long known = HISTORIES.getFirst().position();

    run(new Task.RollBack());

    assertThat(liveTable()).isEqualTo(first);
    assertThat(tableIn("previous")).isEqualTo(second);
    assertThat(
            jdbc.queryForObject(
                "select position from partner_progress where partner_id = 'p0'", Long.class))
        .isEqualTo(known);
    addTo(HISTORIES.getFirst());
    awaitKnown(HISTORIES.getFirst());

    run(new Task.RollBack());

    assertThat(liveTable()).isEqualTo(second);
    HISTORIES.forEach(RebuildTest::awaitKnown);
    assertThat(run(new Task.Build(false))).doesNotContain("different");
  }

  @Test
  void tables_with_other_rights_than_those_that_answer_are_not_taken_again() {
    run(new Task.Build(false));
    long before = liveTable();
    for (List<String> change :
        List.of(
            List.of(
                "revoke select on previous.customer from mandate_query_reader",
                "grant select on previous.customer to mandate_query_reader"),
            List.of(
                "alter table previous.customer disable row level security",
                "alter table previous.customer enable row level security"),
            List.of(
                "alter view previous.customers reset (security_invoker)",
                "alter view previous.customers set (security_invoker = true)"),
            List.of(
                "revoke select on previous.customers from mandate_reporting",
                "grant select on previous.customers to mandate_reporting"))) {
      jdbc.execute(change.getFirst());
      assertThatThrownBy(() -> run(new Task.RollBack()))
          .isInstanceOf(RebuildException.class)
          .hasMessageContaining("rebuild instead");
      jdbc.execute(change.getLast());
    }
    assertThat(liveTable()).isEqualTo(before);
    run(new Task.RollBack());
    assertThat(liveTable()).isNotEqualTo(before);
  }

  @Test
  void tables_that_differ_do_not_take_over_unless_that_is_accepted() {
    jdbc.update(
        "update audit_entry set reason = 'forged' where partner_id = 'p1' and position = 7");
    long before = liveTable();
    Output output = output(null);

    assertThatThrownBy(() -> run(new Task.Build(false), output))
        .isInstanceOf(RebuildException.class)
        .hasMessageContaining("--accept-differences");

    assertThat(output.text())
        .contains("different: audit_entry", "only live: (p1,7,", ",forged,", "only next: (p1,7,")
        .contains("equal:     role_grant");
    assertThat(liveTable()).isEqualTo(before);
    assertThat(tableIn("next")).isPositive();

    run(new Task.Build(true));

    assertThat(tableIn("previous")).isEqualTo(before);
    assertThat(jdbc.queryForList("select 1 from audit_entry where reason = 'forged'")).isEmpty();
  }

  @Test
  void a_build_that_was_aborted_leaves_the_live_tables_and_the_next_one_begins_anew() {
    long before = liveTable();
    for (String point : List.of("reading: ", "making indexes: ", "equal: ", "comparing: ")) {
      assertThatThrownBy(() -> run(new Task.Build(false), output(point)))
          .hasMessageContaining("aborted at " + point);
      assertThat(liveTable()).isEqualTo(before);
    }
    assertThat(api.get("/v1/partners/p2").status()).isEqualTo(200);

    assertThat(run(new Task.Build(false))).doesNotContain("different");

    assertThat(tableIn("previous")).isEqualTo(before);
  }

  @Test
  void whoever_reads_for_long_delays_the_exchange_and_no_question() {
    try (Database.Session reader = database.session()) {
      CompletableFuture<Void> building = new CompletableFuture<>();
      Output output = output(null);
      reader
          .transactions()
          .executeWithoutResult(
              _ -> {
                reader.jdbc().queryForList("select 1 from audit_entry limit 1");
                building.completeAsync(
                    () -> {
                      run(new Task.Build(false), output);
                      return null;
                    },
                    Thread::startVirtualThread);
                await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                        () ->
                            building.isDone()
                                || output.text().contains("waiting for whoever reads"));
                assertThat(building).isNotDone();
                assertThat(api.get("/v1/audit/entries?partner=p3&limit=1").status()).isEqualTo(200);
              });
      building.join();
      assertThat(output.text()).contains("the rebuilt tables answer");
    }
  }

  @Test
  void access_is_answered_by_what_the_tables_hold_that_took_over() {
    boolean mode = restrictedMode();
    runAndAwaitReplica(new Task.Build(false));
    jdbc.update(
        """
        update previous.customer set restricted_mode = not restricted_mode
        where customer_id = 'p4-c1' and to_position is null
        """);

    runAndAwaitReplica(new Task.RollBack());
    assertThat(restrictedMode()).isNotEqualTo(mode);

    runAndAwaitReplica(new Task.RollBack());
    assertThat(restrictedMode()).isEqualTo(mode);
  }

  @Test
  void views_for_dashboards_are_of_the_tables_that_took_over_in_sessions_that_asked_before_too() {
    SingleConnectionDataSource session =
        new SingleConnectionDataSource(
            database.url() + "?prepareThreshold=1",
            Servers.REPORTER,
            Servers.DATABASE_PASSWORD,
            true);
    JdbcTemplate dashboard = new JdbcTemplate(session);
    try {
      boolean mode = shownMode(dashboard);
      run(new Task.Build(false));
      assertThat(shownMode(dashboard)).isEqualTo(mode);
      jdbc.update(
          """
          update previous.customer set restricted_mode = not restricted_mode
          where customer_id = 'p5-c1' and to_position is null
          """);

      run(new Task.RollBack());
      assertThat(shownMode(dashboard)).isNotEqualTo(mode);

      run(new Task.RollBack());
      assertThat(shownMode(dashboard)).isEqualTo(mode);
    } finally {
      session.destroy();
    }
    assertThat(tablesBehindViews("reporting")).containsOnly("public");
    assertThat(tablesBehindViews("previous")).containsOnly("previous");
  }

  private static boolean shownMode(JdbcTemplate dashboard) {
    return Objects.requireNonNull(
        dashboard.queryForObject(
            "select restricted_mode from reporting.customers where customer_id = ?",
            Boolean.class,
            "p5-c1"));
  }

  /** The schemas of all tables that the views in this one are made of. */
  private static List<String> tablesBehindViews(String schema) {
    return jdbc.queryForList(
        """
        select distinct t.relnamespace::regnamespace::text
        from pg_class v
        join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
        join pg_class t on d.refclassid = 'pg_class'::regclass and t.oid = d.refobjid
        where v.relnamespace = to_regnamespace(?) and v.relkind = 'v' and t.relkind in ('r', 'p')
        """,
        String.class,
        schema);
  }

  @Test
  void whoever_was_erased_stays_so_although_the_topic_still_has_the_name_and_the_secret() {
    String p = "erased";
    String path = "/v1/partners/erased/administrators/erased-u";
    History history =
        History.of(p)
            .add(new PartnerRegistered(p, "Partner", true))
            .add(new UserProvisioned(p, "erased-u", "Ada", "ada@example.com", null))
            .add(new PersonErased(p, "erased-u"));
    topic.send(history.events());
    awaitKnown(history);

    assertThat(run(new Task.Build(false))).doesNotContain("different");

    assertThat(api.get(path).text("displayName")).isEmpty();
    assertThat(
            jdbc.queryForObject(
                "select secret from proof.person_secret where user_id = 'erased-u'", byte[].class))
        .isNull();
    history.add(new UserUpdated(p, "erased-u", "Eve", null, null));
    topic.send(List.of(history.last()));
    awaitKnown(history);

    assertThat(run(new Task.Build(false))).doesNotContain("different");

    assertThat(api.get(path).text("displayName")).isEqualTo("Eve");
    assertThat(api.get(path).text("email")).isEmpty();
  }

  private static void runAndAwaitReplica(Task task) {
    run(task);
    await().atMost(Duration.ofSeconds(30)).until(() -> replicaIsFrom() == liveTable());
  }

  private static long replicaIsFrom() {
    return api.get("/actuator/health").body().at("/components/replica/details/tables").asLong();
  }

  /** As the replica answers. */
  private static boolean restrictedMode() {
    return api.get("/v1/access?user=p4-u1&org=p4-c1").body().get("restrictedMode").asBoolean();
  }

  @Test
  void there_is_one_rebuild_at_a_time() {
    try (OnlyOne place = OnlyOne.claim(database)) {
      place.tell("reading");
      assertThatThrownBy(() -> run(new Task.Build(false)))
          .isInstanceOf(RebuildException.class)
          .hasMessageContaining("another one is under way (rebuild: reading)");
      assertThat(run(new Task.Status())).contains("under way: rebuild: reading");
    }
  }

  @Test
  void a_topic_that_has_lost_records_is_refused() {
    assertThatThrownBy(() -> reader().count(Map.of(1, 1_000_000L)))
        .isInstanceOf(RebuildException.class)
        .hasMessageContaining("partition 1 of mandate.events up to offset 1000000");
  }

  private static void sendUntil(AtomicBoolean over) {
    while (!over.get()) {
      HISTORIES.forEach(RebuildTest::addTo);
    }
  }

  private static void addTo(History history) {
    String customer = RandomHistory.customer(history.partnerId(), 0);
    history.add(
        new RestrictedModeToggled(history.partnerId(), customer, history.position() % 2 == 0));
    topic.send(List.of(history.last()), history.partnerId().equals("moved") ? 0 : null);
  }

  /** Every question is answered, and none for an earlier position than the one before. */
  private static long askUntil(AtomicBoolean over) {
    long answers = 0;
    long position = 0;
    while (!over.get()) {
      Answer answer = api.get("/v1/partners/p0/administrators?limit=5");
      assertThat(answer.status()).isEqualTo(200);
      long known = Long.parseLong(Objects.requireNonNull(answer.header("Mandate-Position")));
      assertThat(known).isGreaterThanOrEqualTo(position);
      position = known;
      assertThat(api.get("/v1/audit/entries?partner=p0&limit=1").status()).isEqualTo(200);
      assertThat(api.get("/v1/access?user=p0-u1&org=p0").status()).isEqualTo(200);
      answers++;
    }
    return answers;
  }

  private static void awaitKnown(History history) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                api.getAt(history.position(), "/v1/partners/" + history.partnerId()).status()
                    == 200);
  }

  private static String run(Task task) {
    return run(task, output(null));
  }

  private static String run(Task task, Output output) {
    new Rebuild(database, reader(), output).run(task);
    return output.text();
  }

  private static EventTopicReader reader() {
    return new EventTopicReader(Map.of("bootstrap.servers", kafka.bootstrapServers()), brokers);
  }

  private static Output output(@Nullable String failsAt) {
    return new Output(new ByteArrayOutputStream(), failsAt);
  }

  /** Which table answers. */
  private static long liveTable() {
    return tableIn("public");
  }

  private static long tableIn(String schema) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select to_regclass(?)::oid::bigint", Long.class, schema + ".partner_progress"));
  }

  /** The partitions of the audit log, and how many indexes each has. */
  private static List<String> quarters(String schema) {
    return jdbc.queryForList(
        """
        select c.relname || ' ' || pg_get_expr(c.relpartbound, c.oid)
          || (select count(*) from pg_index i where i.indrelid = c.oid and i.indisvalid)
        from pg_inherits h join pg_class c on c.oid = h.inhrelid
        where h.inhparent = to_regclass(? || '.audit_entry')
          and c.relnamespace = to_regnamespace(?)
        order by 1
        """,
        String.class,
        schema,
        schema);
  }

  /** Columns, indexes, keys and functions; those of partitions follow from their tables'. */
  private static List<String> definitions(String schema) {
    return jdbc
        .queryForList(
            """
            select c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || ' ' || a.attnotnull || ' ' || a.attcollation
              from pg_class c join pg_attribute a on a.attrelid = c.oid
              where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
                and not c.relispartition and c.relname <> 'flyway_schema_history' and a.attnum > 0
            union all
            select pg_get_indexdef(i.indexrelid) || ' ' || coalesce(
                (select conname || contype::text from pg_constraint where conindid = i.indexrelid), '')
              from pg_index i join pg_class c on c.oid = i.indrelid
              where c.relnamespace = ?::regnamespace and not c.relispartition
                and c.relname <> 'flyway_schema_history'
            union all
            select pg_get_functiondef(oid) from pg_proc p
              where pronamespace = ?::regnamespace and not exists (
                select from pg_depend where objid = p.oid and deptype = 'e')
            order by 1
            """,
            String.class,
            schema,
            schema,
            schema)
        .stream()
        .map(definition -> definition.replace(schema + ".", ""))
        .sorted()
        .toList();
  }
}
