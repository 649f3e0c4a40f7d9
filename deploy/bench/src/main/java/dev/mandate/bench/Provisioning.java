package dev.mandate.bench;

/** Brings a population into the stack, and shows how fast that was. */
record Provisioning(Target target, Report report) {
  /** Ends when the commands are decided and the query service has taken all of it in. */
  void of(Population population) throws InterruptedException {
    long start = System.nanoTime();
    try (Upstream upstream = new Upstream(target, 20)) {
      population.create(upstream);
      row("commands for %d users and customers decided", population, upstream, start);
      QueryService.awaitCaughtUp(target, population);
      row("the same until the query service knew all of it", population, upstream, start);
    }
  }

  private void row(String what, Population population, Upstream upstream, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    report.row(
        what.formatted(population.size()),
        "%.0f s, %.0f commands/s".formatted(seconds, upstream.answered() / seconds));
  }
}
