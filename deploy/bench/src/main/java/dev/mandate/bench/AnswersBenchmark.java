package dev.mandate.bench;

import dev.mandate.bench.HttpLoad.Figures;
import java.time.Duration;

/**
 * Do answers come from memory: is asking about 100 000 users and customers as fast as about 1 000?
 */
final class AnswersBenchmark {
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
    double[] before = medians(few);
    provisioning.of(many);
    double[] after = medians(many);
    for (Question question : Question.values()) {
      report.row(
          "%s, median of %d against %d users".formatted(question, many.size(), few.size()),
          "%.2f times".formatted(after[question.ordinal()] / before[question.ordinal()]));
    }
  }

  private double[] medians(Population population) throws InterruptedException {
    HttpLoad load = new HttpLoad(target, population);
    double[] medians = new double[Question.values().length];
    for (Question question : Question.values()) {
      load.saturate(question, WARM_UP);
      Figures figures = load.saturate(question, LENGTH);
      medians[question.ordinal()] = figures.latencies().at(50);
      report.row(
          "%s, %d users, %d connections"
              .formatted(question, population.size(), HttpLoad.CONNECTIONS),
          figures.toString());
    }
    return medians;
  }
}
