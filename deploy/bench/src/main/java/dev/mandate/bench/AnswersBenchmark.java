package dev.mandate.bench;

import dev.mandate.bench.HttpLoad.Figures;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Do answers come from memory: is asking about 100 000 users and customers as fast as about 1 000,
 * and how much of its time does the service spend on what HTTP costs anyway?
 */
final class AnswersBenchmark {
  private static final int CONNECTIONS = 16;
  private static final int MANY_CONNECTIONS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration LENGTH = Duration.ofSeconds(15);

  private final Target target;
  private final Report report;

  AnswersBenchmark(Target target, Report report) {
    this.target = target;
    this.report = report;
  }

  /** Creates the small population and then the large one, and asks about each. */
  void run(Population few, Population many) throws InterruptedException {
    Provisioning provisioning = new Provisioning(target, report);
    provisioning.of(few);
    Map<Question, Figures> before = figures(few, CONNECTIONS);
    provisioning.of(many);
    Map<Question, Figures> after = figures(many, CONNECTIONS);
    for (Question question : Question.values()) {
      report.row(
          "%s, median of %d against %d users".formatted(question, many.size(), few.size()),
          "%.2f times".formatted(median(after, question) / median(before, question)));
    }
    compare(after, CONNECTIONS);
    compare(figures(many, MANY_CONNECTIONS), MANY_CONNECTIONS);
  }

  private static double median(Map<Question, Figures> figures, Question question) {
    return Objects.requireNonNull(figures.get(question)).latencies().at(50);
  }

  private static double rate(Map<Question, Figures> figures, Question question) {
    return Objects.requireNonNull(figures.get(question)).perSecond();
  }

  private void compare(Map<Question, Figures> figures, int connections) {
    for (Question question : List.of(Question.ACCESS, Question.EVALUATION)) {
      report.row(
          "%s, %d connections, rate against that of a constant".formatted(question, connections),
          "%.2f times".formatted(rate(figures, question) / rate(figures, Question.CONSTANT)));
    }
    report.row(
        "decisions in %s, %d connections".formatted(Question.EVALUATIONS, connections),
        "%.0f/s".formatted(Question.DECISIONS * rate(figures, Question.EVALUATIONS)));
  }

  private Map<Question, Figures> figures(Population population, int connections)
      throws InterruptedException {
    HttpLoad load = new HttpLoad(target, population, connections);
    Map<Question, Figures> all = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      load.saturate(question, WARM_UP);
      Figures figures = load.saturate(question, LENGTH);
      all.put(question, figures);
      report.row(
          "%s, %d users, %d connections".formatted(question, population.size(), connections),
          figures.toString());
    }
    return all;
  }
}
