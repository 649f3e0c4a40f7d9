package dev.mandate.bench;

import dev.mandate.bench.HttpLoad.Figures;
import dev.mandate.bench.Population.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What does it cost to check who asks, and does the time of an answer tell people of one partner
 * which ids of another exist? Asks a service that takes requests without a token, too.
 */
final class SignInBenchmark {
  private static final int CONNECTIONS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  private static final int ROUNDS = 9;
  private static final Duration LENGTH = Duration.ofSeconds(3);
  private static final int QUESTIONS = 20_000;

  private final Target target;
  private final LocalIssuer issuer;
  private final Population population;
  private final Report report;

  SignInBenchmark(Target target, LocalIssuer issuer, Population population, Report report) {
    this.target = target;
    this.issuer = issuer;
    this.population = population;
    this.report = report;
  }

  void run() {
    compareRates();
    try {
      compareTimes();
    } catch (IOException e) {
      throw new UncheckedIOException("questions could not be asked", e);
    }
  }

  /** With and without take turns, and each pair shows a ratio. */
  private void compareRates() {
    HttpLoad checked = new HttpLoad(target, population, CONNECTIONS);
    HttpLoad unchecked = new HttpLoad(target.with(null), population, CONNECTIONS);
    List.of(checked, unchecked).forEach(load -> load.saturate(Question.EVALUATION, WARM_UP));
    double[] ratios =
        IntStream.range(0, ROUNDS)
            .mapToDouble(
                _ -> {
                  Figures with = checked.saturate(Question.EVALUATION, LENGTH);
                  Figures without = unchecked.saturate(Question.EVALUATION, LENGTH);
                  return with.perSecond() / without.perSecond();
                })
            .sorted()
            .toArray();
    report.row(
        "evaluation, %d connections, rate with its token checked against without"
            .formatted(CONNECTIONS),
        "%.2f times (%.2f to %.2f in %d pairs)"
            .formatted(ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1], ROUNDS));
  }

  /** An administrator of one partner asks about another's, and about ids that nobody has. */
  private void compareTimes() throws IOException {
    Person asker = population.person(0);
    List<Person> strangers =
        IntStream.range(0, population.size())
            .mapToObj(population::person)
            .filter(one -> !one.partner().equals(asker.partner()))
            .toList();
    try (HttpConnection connection =
        new HttpConnection(target.with(issuer.tokenOf(asker.user())))) {
      for (About about : About.values()) {
        times(connection, about, strangers); // for the compiler
        report.row(
            about + ", if the ids exist against if nobody has them",
            times(connection, about, strangers));
      }
    }
  }

  private static String times(HttpConnection connection, About about, List<Person> strangers)
      throws IOException {
    Random random = new Random(0);
    Latencies existing = new Latencies();
    Latencies unknown = new Latencies();
    Set<Integer> statuses = new HashSet<>();
    for (int n = 0; n < QUESTIONS; n++) {
      boolean exists = random.nextBoolean();
      Person stranger = strangers.get(random.nextInt(strangers.size()));
      byte[] question = about.question(exists ? stranger : nobodyLike(stranger));
      long start = System.nanoTime();
      statuses.add(connection.exchange(question).status());
      (exists ? existing : unknown).record(System.nanoTime() - start);
    }
    if (statuses.size() > 1 || statuses.contains(200)) {
      throw new IllegalStateException("%s is answered with %s".formatted(about, statuses));
    }
    return "p50 %.2f and p99 %.2f times (%.3f against %.3f ms, status %s)"
        .formatted(
            existing.at(50) / unknown.at(50),
            existing.at(99) / unknown.at(99),
            existing.at(50),
            unknown.at(50),
            statuses);
  }

  /** Ids of the same length, in the place of those that exist. */
  private static Person nobodyLike(Person person) {
    return new Person(
        nobodyLike(person.partner()),
        nobodyLike(person.user()),
        nobodyLike(person.customer()),
        nobodyLike(person.owner()));
  }

  private static String nobodyLike(String id) {
    return "x" + id.substring(1);
  }

  /** How people can ask about somebody else's: paths with a partner, user and customer in them. */
  private enum About {
    ACCESS("/v1/access?user={user}&org={customer}"),
    CUSTOMER("/v1/customers/{customer}"),
    LOG("/v1/audit/entries?limit=1&customer={customer}"),
    PARTNER("/v1/partners/{partner}");

    private final String path;

    About(String path) {
      this.path = path;
    }

    byte[] question(Person person) {
      return HttpConnection.get(
          path.replace("{partner}", person.partner())
              .replace("{user}", person.user())
              .replace("{customer}", person.customer()));
    }

    @Override
    public String toString() {
      return "GET " + path;
    }
  }
}
