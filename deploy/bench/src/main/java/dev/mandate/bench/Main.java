package dev.mandate.bench;

import java.util.Locale;

/** Measures the stack that runs on this machine and has no data yet, and prints a table. */
final class Main {
  private static final Population FEW = new Population("few-", 10, 100);
  private static final Population MANY = new Population("many-", 100, 1_000);

  private Main() {}

  /** Runs the named benchmarks, in their order. */
  public static void main(String... names) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    Target target = Target.of(System.getenv());
    Report report = new Report(System.out);
    boolean manyThere = false;
    for (String name : names) {
      switch (name) {
        case "answers" -> {
          new AnswersBenchmark(target, report).run(FEW, MANY);
          manyThere = true;
        }
        case "load" -> {
          new Provisioning(target, report).of(MANY);
          manyThere = true;
        }
        case "flow" -> {
          if (!manyThere) {
            new Provisioning(target, report).of(FEW);
          }
          new FlowBenchmark(target, manyThere ? MANY : FEW, report).run();
        }
        case "export" -> {
          if (!manyThere) {
            new Provisioning(target, report).of(MANY);
            manyThere = true;
          }
          new ExportBenchmark(target, report).run();
        }
        case "pipeline" -> new PipelineBenchmark(target, report).run(350_000, 7);
        case "one-by-one" -> new PipelineBenchmark(target, report).run(20_000, 2);
        default -> throw new IllegalArgumentException("there is no benchmark " + name);
      }
    }
  }
}
