package dev.mandate.roles.bench;

import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.batch.TestInstance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Does a command cost more when much has happened before? The same commands for a store with two
 * million events and for stores with twenty thousand, in turns, and for the large one also right
 * after a start, when nothing is in memory. Without Kafka.
 */
final class GrowthBenchmark {
  private static final long MANY = 2_000_000;
  private static final long FEW = 20_000;

  /** Commands of a batch of each writer. */
  private static final int PER_ROUND = EngineBenchmark.BATCH * EngineBenchmark.WRITERS;

  private static final int BATCHES = 50;
  private static final int ROUNDS = 3;
  private static final int CACHE = 500_000;

  private GrowthBenchmark() {}

  /** A store, what decides commands into it, and what sends them. */
  private record Store(TestDatabase database, TestInstance engine, List<Provisioning> sources) {
    static Store empty(String name) {
      TestDatabase database = TestDatabase.migrated();
      return new Store(
          database, engine(database), Provisioning.forWriters(EngineBenchmark.WRITERS, name));
    }

    /** The same store with nothing of it in memory. */
    Store restarted() {
      return new Store(database, engine(database), sources);
    }

    private static TestInstance engine(TestDatabase database) {
      return new TestInstance(database, Clock.systemUTC(), CACHE);
    }

    void fill(long events) throws InterruptedException, ExecutionException {
      while (events() < events) {
        decide(Math.clamp((events - events()) / PER_ROUND, 1, BATCHES));
      }
    }

    double decide(int batches) throws InterruptedException, ExecutionException {
      return EngineBenchmark.decide(engine, sources, batches, EngineBenchmark.BATCH);
    }

    private long events() {
      Long events =
          database
              .jdbc()
              .queryForObject("select coalesce(max(global_position), 0) from event", Long.class);
      return events == null ? 0 : events;
    }
  }

  /** Prints a table. */
  public static void main(String... none) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Store large = Store.empty("large");
    large.fill(MANY);
    List<Double> many = new ArrayList<>();
    List<Double> few = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Store small = Store.empty("small" + round + "-");
      small.fill(FEW);
      few.add(small.decide(BATCHES));
      many.add(large.decide(BATCHES));
      small.database().close();
    }
    double first = large.restarted().decide(1);
    System.out.println("| what | commands/s |\n|---|---|");
    row("after %d events, median of %d rounds".formatted(FEW, ROUNDS), median(few));
    row("after %d events".formatted(MANY), median(many));
    row("the first %d after a start with %d events".formatted(PER_ROUND, MANY), first);
    System.out.printf(
        "| cost of a command after %d events against that after %d | %.2f times |%n",
        MANY, FEW, median(few) / median(many));
    large.database().close();
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
  }

  private static void row(String what, double perSecond) {
    System.out.printf("| %s | %.0f |%n", what, perSecond);
  }
}
