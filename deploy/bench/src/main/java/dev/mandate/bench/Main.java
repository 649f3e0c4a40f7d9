package dev.mandate.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures the stack that runs on this machine and has no data yet, and prints a table. */
final class Main {
  private static final Population FEW = new Population("few-", 10, 100);
  private static final Population MANY = new Population("many-", 100, 1_000);

  private final Target target;
  private final Report report;
  private @Nullable Population there;

  private Main(Target target, Report report) {
    this.target = target;
    this.report = report;
  }

  /** Runs the named benchmarks, in their order. */
  public static void main(String... names) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    Main main = new Main(Target.of(System.getenv()), new Report(System.out));
    for (String name : names) {
      main.run(name);
    }
  }

  private void run(String name) throws InterruptedException {
    switch (name) {
      case "answers" -> {
        new AnswersBenchmark(target, report).run(FEW, MANY);
        there = MANY;
      }
      case "load" -> provide(MANY);
      case "flow" -> new FlowBenchmark(target, anybody(), report).run();
      case "pace" -> new FlowBenchmark(target, anybody(), report).pace();
      case "export" -> {
        if (!MANY.equals(there)) {
          provide(MANY);
        }
        new ExportBenchmark(target, report).run();
      }
      case "sign-in" ->
          new SignInBenchmark(target, LocalIssuer.of(System.getenv()), anybody(), report).run();
      case "pipeline" -> new PipelineBenchmark(target, report).run(350_000, 7);
      case "one-by-one" -> new PipelineBenchmark(target, report).run(20_000, 2);
      default -> throw new IllegalArgumentException("there is no benchmark " + name);
    }
  }

  /** Whoever is there by now; a few if nobody is. */
  private Population anybody() throws InterruptedException {
    return there == null ? provide(FEW) : there;
  }

  private Population provide(Population population) throws InterruptedException {
    new Provisioning(target, report).of(population);
    there = population;
    return population;
  }
}
