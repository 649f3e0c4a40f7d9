package dev.mandate.roles.bench;

import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.batch.TestInstance;
import dev.mandate.wire.CommandMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How many commands the engine decides and stores per second, without Kafka: in batches, one by
 * one, and beside the limit, which is to insert the same rows by plain batched JDBC. PostgreSQL
 * runs on the same machine and waits for the disk at each commit.
 */
final class EngineBenchmark {
  static final int WRITERS = 2;
  static final int BATCH = 1_000;
  private static final int WARM_UP = 60;
  private static final int BATCHES = 100;
  private static final int SINGLE = 3_000;

  private EngineBenchmark() {}

  /** Prints a table. */
  public static void main(String... none) throws Exception {
    Locale.setDefault(Locale.ROOT);
    try (TestDatabase database = TestDatabase.migrated()) {
      TestInstance engine = new TestInstance(database, Clock.systemUTC(), 500_000);
      List<Provisioning> sources = Provisioning.forWriters(WRITERS, "p");
      decide(engine, sources, WARM_UP, BATCH);
      double batched = decide(engine, sources, BATCHES, BATCH);
      double limit = insertAgain(StoredRows.in(database));
      double single = decide(engine, sources, SINGLE, 1);
      System.out.println("| what | commands/s | of the limit |\n|---|---|---|");
      row("decided and stored, %d per transaction".formatted(BATCH), batched, limit);
      row("decided and stored, one per transaction", single, limit);
      row("limit: the same rows by plain batched JDBC, nothing decided", limit, limit);
    }
  }

  private static double insertAgain(StoredRows rows)
      throws InterruptedException, ExecutionException {
    int all = WARM_UP + BATCHES;
    rows.insert(WRITERS, 0, WARM_UP, all);
    return (double) BATCHES * BATCH * WRITERS / rows.insert(WRITERS, WARM_UP, all, all);
  }

  /** Decides so many batches of each source at once, and says how many commands a second. */
  static double decide(TestInstance engine, List<Provisioning> sources, int batches, int size)
      throws InterruptedException, ExecutionException {
    List<List<List<CommandMessage>>> all = new ArrayList<>();
    for (Provisioning source : sources) {
      all.add(IntStream.range(0, batches).mapToObj(_ -> source.next(size)).toList());
    }
    List<Callable<Void>> writers = new ArrayList<>();
    for (List<List<CommandMessage>> mine : all) {
      writers.add(
          () -> {
            mine.forEach(batch -> engine.executor.execute(batch, Map.of()));
            return null;
          });
    }
    return (double) batches * size * sources.size() / seconds(writers);
  }

  /** Does all of it at once, each in a thread of its own. */
  static double seconds(List<Callable<Void>> work) throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      long start = System.nanoTime();
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void row(String what, double perSecond, double limit) {
    System.out.printf("| %s | %.0f | %.2f |%n", what, perSecond, perSecond / limit);
  }
}
