package dev.mandate.bench;

import dev.mandate.bench.HttpLoad.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Do answers come from memory: is asking about 100 000 users and customers as fast as about 1 000,
 * and how much of its time does the service spend on what HTTP costs anyway? Each figure is that of
 * the middle one of several rounds.
 */
final class AnswersBenchmark {
  private static final int CONNECTIONS = 16;
  private static final int MANY_CONNECTIONS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(12);

  /** The questions take turns, so that what the machine does meanwhile meets all of them. */
  private static final int ROUNDS = 7;

  private static final Duration LENGTH = Duration.ofSeconds(4);

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
    Map<Question, List<Figures>> before = figures(few, CONNECTIONS);
    provisioning.of(many);
    Map<Question, List<Figures>> after = figures(many, CONNECTIONS);
    for (Question question : Question.values()) {
      report.row(
          "%s, median of %d against %d users".formatted(question, many.size(), few.size()),
          "%.2f times".formatted(median(after, question) / median(before, question)));
    }
    compare(after, CONNECTIONS);
    compare(figures(many, MANY_CONNECTIONS), MANY_CONNECTIONS);
  }

  private static double median(Map<Question, List<Figures>> figures, Question question) {
    return middle(figures, question, one -> one.latencies().at(50));
  }

  private static double rate(Map<Question, List<Figures>> figures, Question question) {
    return middle(figures, question, Figures::perSecond);
  }

  /** What the middle one of the rounds showed. */
  private static double middle(
      Map<Question, List<Figures>> figures, Question question, ToDoubleFunction<Figures> what) {
    return Objects.requireNonNull(figures.get(question)).stream()
        .mapToDouble(what)
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  private void compare(Map<Question, List<Figures>> figures, int connections) {
    for (Question question : List.of(Question.ACCESS, Question.EVALUATION)) {
      report.row(
          "%s, %d connections, rate against that of a constant".formatted(question, connections),
          "%.2f times".formatted(rate(figures, question) / rate(figures, Question.CONSTANT)));
    }
    report.row(
        "decisions in %s, %d connections".formatted(Question.EVALUATIONS, connections),
        "%.0f/s".formatted(Question.DECISIONS * rate(figures, Question.EVALUATIONS)));
  }

  private Map<Question, List<Figures>> figures(Population population, int connections) {
    HttpLoad load = new HttpLoad(target, population, connections);
    for (Question question : Question.values()) {
      load.saturate(question, WARM_UP);
    }
    Map<Question, List<Figures>> all = new EnumMap<>(Question.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Question question : Question.values()) {
        all.computeIfAbsent(question, _ -> new ArrayList<>()).add(load.saturate(question, LENGTH));
      }
    }
    for (Question question : Question.values()) {
      report.row(
          "%s, %d users, %d connections".formatted(question, population.size(), connections),
          "%.0f/s, p50 %.2f  p99 %.2f ms"
              .formatted(
                  rate(all, question),
                  median(all, question),
                  middle(all, question, one -> one.latencies().at(99))));
    }
    return all;
  }
}
