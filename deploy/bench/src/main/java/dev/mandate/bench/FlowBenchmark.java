package dev.mandate.bench;

import dev.mandate.bench.HttpLoad.Figures;
import dev.mandate.bench.RevocationProbe.Effect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * While commands flow: how fast is each decided, how soon is a revocation in effect, and how fast
 * are questions answered meanwhile?
 */
final class FlowBenchmark {
  private static final int COMMANDS_PER_SECOND = 500;
  private static final int CONNECTIONS = 16;
  private static final int QUESTIONS_PER_SECOND = 1_000;

  /** What is sent when nothing is asked beside, to see how fast the pipeline is by itself. */
  private static final int PACE = 1_000;

  /** At these rates it takes minutes until the compilers of all processes are done. */
  private static final Duration FIRST_WARM_UP = Duration.ofMinutes(4);

  private static final List<Question> QUESTIONS = List.of(Question.ACCESS, Question.EVALUATION);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration LENGTH = Duration.ofSeconds(30);

  private final Target target;
  private final Population population;
  private final Report report;

  FlowBenchmark(Target target, Population population, Report report) {
    this.target = target;
    this.population = population;
    this.report = report;
  }

  /** A load of questions beside the commands. */
  private interface Load {
    Figures run(HttpLoad load, Duration length) throws InterruptedException;
  }

  /** What is done beside the commands. */
  private interface Work {
    void run() throws InterruptedException;
  }

  /** Commands at a rate that leaves time for questions. */
  void run() throws InterruptedException {
    try (Upstream upstream = new Upstream(target, 5)) {
      Flow flow = new Flow(target, upstream, population);
      warmUp(flow);
      show("", flow.run(COMMANDS_PER_SECOND, LENGTH, Effect.EVALUATION));
      for (Question question : QUESTIONS) {
        beside(
            flow,
            "%s at %d/s".formatted(question, QUESTIONS_PER_SECOND),
            (load, length) -> load.at(QUESTIONS_PER_SECOND, question, length));
        beside(
            flow,
            question + " as fast as it can",
            (load, length) -> load.saturate(question, length));
      }
    }
  }

  /** More commands, and no questions but those that see what they did. */
  void pace() throws InterruptedException {
    try (Upstream upstream = new Upstream(target, 5)) {
      Flow flow = new Flow(target, upstream, population);
      warmUp(flow);
      flow.run(PACE, WARM_UP, Effect.ACCESS);
      show("", flow.run(PACE, LENGTH, Effect.ACCESS));
    }
  }

  private void warmUp(Flow flow) throws InterruptedException {
    HttpLoad questions = new HttpLoad(target, population, CONNECTIONS);
    Duration each = FIRST_WARM_UP.dividedBy(QUESTIONS.size());
    beside(
        flow,
        FIRST_WARM_UP,
        () -> {
          for (Question question : QUESTIONS) {
            questions.at(QUESTIONS_PER_SECOND, question, each);
          }
        });
  }

  private void beside(Flow flow, String what, Load load) throws InterruptedException {
    HttpLoad questions = new HttpLoad(target, population, CONNECTIONS);
    load.run(questions, WARM_UP);
    Flow.Figures flowed =
        beside(
            flow,
            LENGTH,
            () ->
                report.row(
                    "%s, %d connections, beside %d commands/s"
                        .formatted(what, CONNECTIONS, COMMANDS_PER_SECOND),
                    load.run(questions, LENGTH).toString()));
    show(" beside " + what, flowed);
  }

  /** Lets commands flow while something else is done. */
  private static Flow.Figures beside(Flow flow, Duration length, Work work)
      throws InterruptedException {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Flow.Figures> flowing =
          thread.submit(() -> flow.run(COMMANDS_PER_SECOND, length, Effect.EVALUATION));
      work.run();
      return flowing.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the flow of commands ended", e.getCause());
    }
  }

  private void show(String beside, Flow.Figures flowed) {
    report.row(
        "command to result at %d/s%s".formatted(flowed.perSecond(), beside),
        flowed.toResult().toString());
    report.row(
        "%s at %d commands/s%s".formatted(flowed.effect(), flowed.perSecond(), beside),
        flowed.toEffect() + ", " + flowed.toEffect().count() + " times");
    report.row(
        "from one signed checkpoint of an audit log to its next",
        flowed.betweenCheckpoints().toString());
    report.disk(flowed.toDisk());
  }
}
