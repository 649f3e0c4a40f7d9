package dev.mandate.bench;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many commands per second go from the topic to a durable result: all are put on the topic as
 * fast as it takes them, so that the service always has something to read.
 */
final class PipelineBenchmark {
  private static final int PARTNERS = 48;

  /** How many may be under way, so that this program's memory stays small. */
  private static final int UNDER_WAY = 50_000;

  private final Target target;
  private final Report report;

  PipelineBenchmark(Target target, Report report) {
    this.target = target;
    this.report = report;
  }

  /**
   * Sends so many commands and shows how fast each part of them was decided.
   *
   * @param parts of how many equal parts the rate is shown
   */
  void run(int commands, int parts) throws InterruptedException {
    try (Upstream upstream = new Upstream(target, 20);
        DiskProbe disk = new DiskProbe(target)) {
      Workload workload = new Workload("pipe-", PARTNERS);
      long[] ends = new long[parts + 1];
      AtomicLong decided = new AtomicLong();
      long size = commands / parts;
      ends[0] = System.nanoTime();
      for (int i = 0; i < commands; i++) {
        while (i - decided.get() > UNDER_WAY) {
          Thread.sleep(1);
        }
        upstream.send(
            workload.next(),
            _ -> {},
            now -> {
              long done = decided.incrementAndGet();
              if (done % size == 0) {
                ends[(int) (done / size)] = now;
              }
            });
      }
      upstream.awaitResults();
      for (int part = 1; part <= parts; part++) {
        report.row(
            "topic to durable result, commands %d to %d".formatted((part - 1) * size, part * size),
            rate(size, ends[part - 1], ends[part]));
      }
      report.row(
          "topic to durable result, all but the first part",
          rate(size * (parts - 1), ends[1], ends[parts]));
      report.disk(disk.end());
    }
  }

  private static String rate(long commands, long start, long end) {
    return "%.0f/s".formatted(commands * 1e9 / (end - start));
  }
}
