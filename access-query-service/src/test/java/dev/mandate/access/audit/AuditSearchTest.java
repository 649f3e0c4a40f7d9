package dev.mandate.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.UserKey;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.reading.ReadScope;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Relay;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Outcome;
import dev.mandate.audit.PersonalValues;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.PersonErased;
import dev.mandate.events.UserProvisioned;
import dev.mandate.personal.PersonSecret;
import dev.mandate.personal.Sealed;
import dev.mandate.wire.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R31: whatever is searched for, all of it is found, page by page, and nothing else. */
class AuditSearchTest {
  private static final List<String> PARTNERS = List.of("p1", "p2", "p3");
  private static final String CROWD = "crowd";

  /** Who is erased in the middle of the history, and named again afterwards. */
  private static final UserKey ERASED = new UserKey("p3", RandomHistory.user("p3", 1));

  private static final int ERASED_AT = 300;

  /** More than are listed, however many of them are called alike. */
  private static final int MEMBERS = 2_100;

  private static final List<@Nullable String> REASONS =
      Stream.of(null, null, "contract 100%", "new_colleague", "Ärger mit ADA", "张伟 asked", "\\o/")
          .toList();

  private static final List<String> WORDS =
      List.of(
          "ada",
          "USER",
          "again",
          "customer 3",
          "ontr",
          "0%",
          "_",
          "ärger",
          "张伟",
          "\\",
          "e",
          "member 20",
          "member 1",
          "member",
          "no such words",
          "sealed",
          "provisioning");

  private static final TestDatabase DATABASE = new TestDatabase();
  private static final JdbcTemplate JDBC = DATABASE.jdbc();
  private static final JdbcClient CLIENT = DATABASE.reading().client();
  private static final ProjectionFixture PROJECTION = new ProjectionFixture(DATABASE);
  private static final AuditFixture FIXTURE = new AuditFixture(DATABASE);
  private static final AuditLog LOG = FIXTURE.log();

  /** Events that are still to come while pages are read. */
  private static final List<RecordedEvent> COMING = new ArrayList<>();

  @BeforeAll
  static void fill() {
    for (String partner : PARTNERS) {
      List<RecordedEvent> events = history(partner).events();
      PROJECTION.takeIn(events.subList(0, 600), new Random(1));
      COMING.addAll(events.subList(600, events.size()));
    }
    // Each partner's stay in their order.
    COMING.sort(Comparator.comparing(RecordedEvent::position));
    PROJECTION.takeIn(crowd().events(), new Random(1));
    DATABASE.ownerJdbc().execute("analyze");
  }

  @AfterAll
  static void close() {
    FIXTURE.close();
    DATABASE.close();
  }

  /** Half a year and more, in which much happens at one instant, also in several partners. */
  private static History history(String partner) {
    Random random = new Random(partner.hashCode());
    History history = History.of(partner);
    for (RecordedEvent recorded : RandomHistory.withoutErasures(partner, 900, 3).events()) {
      history.every(Duration.ofDays(random.nextInt(4) / 3));
      switch (random.nextInt(4)) {
        case 0 -> history.by("system", "provisioning");
        case 1 -> history.by("system", "crm");
        case 2 -> history.by("user", "nobody");
        default -> history.byUser(RandomHistory.user(partner, random.nextInt(5)));
      }
      history.because(REASONS.get(random.nextInt(REASONS.size()))).add(recorded.event());
      if (recorded.position() == ERASED_AT && partner.equals(ERASED.partnerId())) {
        history.add(new PersonErased(partner, ERASED.userId()));
      }
    }
    return history;
  }

  private static History crowd() {
    History history = History.of(CROWD).add(new PartnerRegistered(CROWD, "Crowd", true));
    for (int i = 0; i < MEMBERS; i++) {
      history
          .every(Duration.ofHours(i % 3))
          .add(new UserProvisioned(CROWD, CROWD + i, "Member " + i, i + "@example.com", null));
    }
    return history;
  }

  @Test
  void R31_any_filters_together_find_what_passes_all_of_them_on_pages_that_follow_each_other() {
    Random random = new Random(17);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      AuditFilter filter = filter(random);
      List<AuditEntry> expected = all().stream().filter(entry -> passes(entry, filter)).toList();
      found += expected.isEmpty() ? 0 : 1;
      List<AuditEntry> pages = pages(filter, 1 + random.nextInt(60), random);
      assertThat(pages).as("%s", filter).allMatch(entry -> passes(entry, filter));
      assertThat(pages).as("%s", filter).isSortedAccordingTo(ORDER).doesNotHaveDuplicates();
      Set<AuditEntry> known = new HashSet<>(expected);
      assertThat(pages.stream().filter(known::contains)).as("%s", filter).isEqualTo(expected);
    }
    assertThat(found).isGreaterThan(50);
    assertThat(all()).anyMatch(entry -> Sealed.isSealed(String.valueOf(entry.targetName())));
    assertThat(quarters()).isGreaterThan(2);
  }

  @Test
  void R31_a_page_is_read_in_the_order_of_an_index_from_where_it_begins() {
    AuditFilter none = new AuditFilter(null, null, null, null, null, null, null, null, null, null);
    for (AuditFilter filter : singleFilters()) {
      for (AuditFilter each : List.of(filter, of(filter, "p2"))) {
        String plan = plan(each);
        assertThat(plan).as("%s", each).doesNotContain("Sort", "Bitmap", "Seq Scan");
        assertThat(plan.lines().filter(line -> line.contains("Index Cond:")))
            .as("%s", each)
            .isNotEmpty()
            .allMatch(line -> line.contains("decided <="));
        assertThat(plan).as("quarters of %s", each).doesNotContain("2026_q3");
      }
    }
    assertThat(plan(none)).contains("decided_partner_id_position");
  }

  @Test
  void R32_whoever_is_bound_to_a_partner_finds_what_is_in_its_log_and_nothing_else() {
    Random random = new Random(18);
    for (int i = 0; i < 60; i++) {
      AuditFilter filter = filter(random);
      List<AuditEntry> expected =
          all().stream()
              .filter(entry -> entry.partnerId().equals("p2") && passes(entry, filter))
              .toList();
      List<AuditEntry> found = ReadScope.ofPartner("p2", () -> pages(filter, 50, new Random(1)));
      Set<AuditEntry> known = new HashSet<>(expected);
      assertThat(found).as("%s", filter).allMatch(entry -> entry.partnerId().equals("p2"));
      assertThat(found.stream().filter(known::contains)).as("%s", filter).isEqualTo(expected);
    }
  }

  @Test
  void R31_words_are_looked_for_in_the_index_over_parts_of_words_by_a_role_that_does_not_see_all() {
    String looks = "select pg_stat_get_xact_numscans('audit_text_by_words'::regclass)";
    JdbcTemplate reading = DATABASE.reading().jdbc();
    DATABASE
        .reading()
        .snapshots()
        .executeWithoutResult(
            _ -> {
              reading.execute("set local enable_seqscan = off");
              Long before = reading.queryForObject(looks, Long.class);
              assertThat(FIXTURE.mentions().find("ontr", "%ontr%", null).reasons()).isNotEmpty();
              assertThat(reading.queryForObject(looks, Long.class)).isGreaterThan(before);
            });
  }

  private static final Comparator<AuditEntry> ORDER =
      Comparator.comparing(AuditEntry::decided)
          .reversed()
          .thenComparing(AuditEntry::partnerId)
          .thenComparing(AuditEntry::position, Comparator.reverseOrder());

  private static List<AuditEntry> all() {
    return JDBC
        .query("select %s from audit_entry".formatted(AuditRow.COLUMNS), new AuditRow())
        .stream()
        .map(AuditSearchTest::open)
        .sorted(ORDER)
        .toList();
  }

  private static AuditEntry open(AuditEntry entry) {
    return PersonalValues.open(entry, user -> secret(new UserKey(entry.partnerId(), user)));
  }

  private static PersonSecret secret(UserKey user) {
    return Relay.secret(user.partnerId(), user.userId(), user.equals(ERASED) ? 1 : 0);
  }

  private static int quarters() {
    return JDBC.queryForList("select distinct tableoid from audit_entry").size();
  }

  private static List<AuditEntry> pages(AuditFilter filter, int limit, Random random) {
    List<AuditEntry> all = new ArrayList<>();
    String cursor = null;
    do {
      Page<AuditEntry> page =
          LOG.search(filter, Paging.of(limit, cursor, AuditLog.KEY_LENGTH, filter));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.items());
      cursor = page.nextCursor();
      if (!COMING.isEmpty() && random.nextInt(5) == 0) {
        PROJECTION.takeIn(List.of(COMING.removeFirst()), random);
      }
    } while (cursor != null);
    return all;
  }

  private static AuditFilter filter(Random random) {
    String partner = pick(random, 0.5, Stream.concat(PARTNERS.stream(), Stream.of(CROWD)).toList());
    String of = partner == null ? "p1" : partner;
    Instant from = random.nextInt(4) == 0 ? day(random) : null;
    return new AuditFilter(
        partner,
        pick(random, 0.15, RandomHistory.organizations(of)),
        pick(random, 0.25, List.of("provisioning", "crm", of + "-u1", of + "-u2", "nobody")),
        pick(random, 0.25, List.of(of + "-u1", of + "-u3", of + "-c1", of + "-c2", "crowd7")),
        pick(random, 0.25, List.of("RoleGranted", "GrantRole", "TestCommand", "CommandRejected")),
        pick(random, 0.25, List.of(Outcome.values())),
        from,
        from != null && random.nextBoolean() ? from.plus(Duration.ofDays(40)) : null,
        pick(random, 0.5, WORDS),
        random.nextInt(5) == 0
            ? Set.of("RoleRevoked", "RoleGranted", "CommandHadNoEffect", "CustomerRenamed")
            : null);
  }

  private static Instant day(Random random) {
    return History.START.plus(Duration.ofDays(random.nextInt(200)));
  }

  private static <T> @Nullable T pick(Random random, double probability, List<T> values) {
    return random.nextDouble() < probability ? values.get(random.nextInt(values.size())) : null;
  }

  private static boolean passes(AuditEntry entry, AuditFilter filter) {
    return is(filter.partner(), entry.partnerId())
        && is(filter.customer(), entry.customerId())
        && is(filter.actor(), entry.actor().id())
        && is(filter.target(), entry.targetUser(), entry.customerId())
        && is(filter.action(), entry.event(), entry.command())
        && is(filter.outcome(), entry.outcome())
        && (filter.from() == null || !entry.decided().isBefore(filter.from()))
        && (filter.to() == null || entry.decided().isBefore(filter.to()))
        && (filter.events() == null || filter.events().contains(entry.event()))
        && (filter.q() == null || contains(entry, filter.q()));
  }

  private static boolean is(@Nullable Object wanted, @Nullable Object... values) {
    return wanted == null || Stream.of(values).anyMatch(wanted::equals);
  }

  private static boolean contains(AuditEntry entry, String words) {
    return Stream.of(entry.actor().name(), entry.targetName(), entry.customerName(), entry.reason())
        .anyMatch(
            text -> text != null && !Sealed.isSealed(text) && lower(text).contains(lower(words)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static List<AuditFilter> singleFilters() {
    return List.of(
        new AuditFilter(null, null, null, null, null, null, null, null, null, null),
        new AuditFilter(null, "p2-c1", null, null, null, null, null, null, null, null),
        new AuditFilter(null, null, "crm", null, null, null, null, null, null, null),
        new AuditFilter(null, null, null, null, "RoleGranted", null, null, null, null, null),
        new AuditFilter(null, null, null, null, "TestCommand", null, null, null, null, null),
        new AuditFilter(null, null, null, null, null, Outcome.REJECTED, null, null, null, null),
        new AuditFilter(
            null, null, null, null, "GrantRole", Outcome.NO_EFFECT, null, null, null, null));
  }

  private static AuditFilter of(AuditFilter filter, String partner) {
    return new AuditFilter(
        partner,
        filter.customer(),
        filter.actor(),
        null,
        filter.action(),
        filter.outcome(),
        null,
        null,
        null,
        null);
  }

  /** How a page far behind is found if neither reading all of a small table nor sorting pays. */
  private static String plan(AuditFilter filter) {
    Instant place = History.START.plus(Duration.ofDays(90));
    Paging first = Paging.of(10, null, 1, "plan");
    String cursor =
        first
            .page(
                Collections.nCopies(11, "x"),
                _ -> List.of(Long.toString(place.toEpochMilli()), "p2", "200"))
            .nextCursor();
    EntryQuery query =
        EntryQuery.of(
            filter, Happened.of(filter), Paging.of(10, cursor, AuditLog.KEY_LENGTH, "plan"));
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
                          set local enable_sort = off
                          """);
                  return String.join(
                      "\n",
                      CLIENT
                          .sql("explain " + query.page(AuditRow.COLUMNS))
                          .params(query.parameters())
                          .query(String.class)
                          .list());
                }));
  }
}
