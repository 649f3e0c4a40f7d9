package dev.mandate.access.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.history.AccessHistory.Past;
import dev.mandate.access.history.Explanation;
import dev.mandate.access.history.PastAccess;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.access.testing.Happening;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.Poll;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.policy.Level;
import dev.mandate.wire.Instants;
import dev.mandate.wire.RecordedEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Memory, tables and an independent fold of the events give the same answers, whatever happened and
 * however the events came. Every try has a partner of its own in one database.
 */
class AgreementTest {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static final TestDatabase DATABASE = new TestDatabase();
  private static final ProjectionFixture PROJECTION = new ProjectionFixture(DATABASE);
  private static final PastAccess TABLES = new PastAccess(DATABASE, LATER);
  private static final Partners PARTNERS = new Partners();

  /** Gives each try an id that no other has. */
  private static final class Partners {
    private int given;

    String next() {
      given++;
      return "p" + given;
    }
  }

  /**
   * A question about access.
   *
   * @param user whose access
   * @param org where
   * @param position after which event
   */
  record Question(String user, String org, long position) {
    /** Questions about whom and what an event is about, and about a customer of each in turn. */
    static List<Question> about(RecordedEvent recorded) {
      long position = recorded.position();
      String partner = recorded.event().partnerId();
      String user = RandomHistory.user(partner, (int) (position % 5));
      String customer = RandomHistory.customer(partner, (int) (position % 6));
      return switch (recorded.event()) {
        case CustomerAssigned e -> both(e.userId(), e.customerId(), partner, position);
        case CustomerUnassigned e -> both(e.userId(), e.customerId(), partner, position);
        case PartnerAdminEvent e -> both(e.userId(), partner, customer, position);
        case CustomerOrgEvent e -> both(own(e.customerId()), e.customerId(), partner, position);
        default -> both(user, partner, customer, position);
      };
    }

    private static List<Question> both(String user, String org, String other, long position) {
      return List.of(new Question(user, org, position), new Question(user, other, position));
    }

    private static String own(String customer) {
      return customer + RandomHistory.OWN;
    }

    /** Every other question is about an instant. */
    boolean isAboutInstant() {
      return position % 2 == 0;
    }

    Instant instant() {
      Instant decided = History.decidedAt(position);
      return isAboutInstant() ? decided.plusMillis(700) : decided;
    }

    String moment() {
      return isAboutInstant() ? Instants.format(instant()) : Long.toString(position);
    }
  }

  @AfterContainer
  static void close() {
    DATABASE.close();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void R27_memory_answers_what_follows_from_the_events_even_if_some_come_again(
      @ForAll("happenings") List<Happening> happenings, @ForAll("polls") List<Poll> polls) {
    History history = RandomHistory.of("p", happenings);
    Replica replica = new Replica();

    Poll.of(history.events(), polls).forEach(batch -> batch.forEach(replica::apply));

    expectAll(replica, history);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void R27_memory_loaded_from_the_tables_is_the_same_as_from_the_events(
      @ForAll("happenings") List<Happening> loaded,
      @ForAll("happenings") List<Happening> followed,
      @ForAll("polls") List<Poll> polls) {
    String partner = PARTNERS.next();
    History history = RandomHistory.of(partner, loaded);
    PROJECTION.takeIn(history.events(), polls);

    Loaded found = new ReplicaLoader(DATABASE.reading()).load(ProjectionFixture.TOPIC_ID);

    assertThat(Objects.requireNonNull(found.offsets().get(0)))
        .isGreaterThanOrEqualTo(history.position());
    expectAll(found.replica(), history);

    followed.forEach(happening -> history.add(happening.in(partner)));
    history.events().forEach(found.replica()::apply); // those that are in already change nothing
    expectAll(found.replica(), history);
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(onFailureOnly = true)
  void R29_the_tables_answer_about_any_moment_what_memory_answered_then(
      @ForAll("happenings") List<Happening> happenings, @ForAll("polls") List<Poll> polls) {
    History history = RandomHistory.of(PARTNERS.next(), happenings);
    Map<Question, Optional<Standing>> then = new LinkedHashMap<>();
    Replica replica = new Replica();
    for (RecordedEvent event : history.events()) {
      replica.apply(event);
      Statistics.label("events").collect(event.event().getClass().getSimpleName());
      Question.about(event).forEach(question -> then.put(question, ask(replica, question)));
    }

    PROJECTION.takeIn(history.events(), polls);

    then.forEach((question, answer) -> expectAsThen(history, question, answer));
    Question.about(history.last()).forEach(question -> expectNow(replica, question));
    expectCoverage("events", kinds(Event.class));
    expectCoverage("answers", Stream.of("unknown", "none", "access", "restricted"));
  }

  private static void expectCoverage(String label, Stream<String> expected) {
    Statistics.label(label)
        .coverage(
            coverage -> expected.forEach(value -> coverage.check(value).count(count -> count > 0)));
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return RandomHistory.happenings(50);
  }

  @Provide
  Arbitrary<List<Poll>> polls() {
    return Poll.polls();
  }

  private static Optional<Standing> ask(Replica replica, Question question) {
    return Optional.ofNullable(
        replica.standing(question.user(), question.org(), question.instant()));
  }

  private static void expectAsThen(History history, Question question, Optional<Standing> then) {
    Past past = TABLES.ask(question.user(), question.org(), question.moment());
    assertThat(Optional.ofNullable(past).map(Past::standing)).as("%s", question).isEqualTo(then);
    Statistics.label("answers").collect(then.map(AgreementTest::kind).orElse("unknown"));
    if (past != null) {
      List<String> lines = Model.at(question.position(), history.events());
      assertThat(actual(past.standing()))
          .as("%s", question)
          .isEqualTo(ExpectedAccess.of(lines, question.user(), question.org(), question.instant()));
      expectReasons(past);
    }
  }

  private static String kind(Standing standing) {
    if (!standing.access().reaches()) {
      return "none";
    }
    return standing.access().restricted().isEmpty() ? "access" : "restricted";
  }

  private static void expectNow(Replica replica, Question question) {
    Past now = Objects.requireNonNull(TABLES.ask(question.user(), question.org(), null));
    assertThat(now.standing())
        .as("%s, but now", question)
        .isEqualTo(replica.standing(question.user(), question.org(), LATER));
  }

  /** R28: the reasons give exactly the levels, and come from events that had happened. */
  private static void expectReasons(Past past) {
    ExpectedAccess access = actual(past.standing());
    Explanation why = Objects.requireNonNull(past.explanation());
    assertThat(why.capabilities().keySet()).isEqualTo(access.capabilities().keySet());
    why.capabilities()
        .forEach(
            (key, reasons) -> {
              List<Level> levels = reasons.stream().map(Explanation.Reason::level).toList();
              assertThat(levels).isSortedAccordingTo(Comparator.reverseOrder());
              assertThat(levels.getFirst().name()).isEqualTo(access.capabilities().get(key));
              assertThat(reasons)
                  .allMatch(reason -> reason.position() >= 1)
                  .allMatch(reason -> reason.position() <= past.standing().position());
            });
    why.settings()
        .forEach(
            (key, lowered) ->
                assertThat(lowered.to().name()).isEqualTo(access.settings().get(key)));
  }

  private static void expectAll(Replica replica, History history) {
    List<String> lines = Model.at(history.position(), history.events());
    for (Instant now : List.of(History.decidedAt(history.position()), LATER)) {
      for (String user : RandomHistory.users(history.partnerId())) {
        for (String org : RandomHistory.organizations(history.partnerId())) {
          Standing standing = Objects.requireNonNull(replica.standing(user, org, now));
          assertThat(standing.position()).isEqualTo(history.position());
          assertThat(actual(standing))
              .as("%s in %s, %s", user, org, now)
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

  /** The names of all kinds that a sealed type permits in the end. */
  private static Stream<String> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AgreementTest::kinds)
        : Stream.of(type.getSimpleName());
  }
}
