package dev.mandate.bench;

import dev.mandate.bench.Population.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long somebody whose role is revoked can still act: from the moment at which Kafka has the
 * command until an evaluation denies what the role allowed. Asks every two milliseconds.
 */
final class RevocationProbe implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Target target;
  private final Latencies toEffect = new Latencies();
  private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<?>> watches = new ConcurrentLinkedQueue<>();

  RevocationProbe(Target target) {
    this.target = target;
  }

  Latencies toEffect() {
    return toEffect;
  }

  /**
   * Watches until the person is denied.
   *
   * @param since when the revocation was on the topic
   * @param seen called then
   */
  void watch(Person person, long since, Runnable seen) {
    watches.add(
        watchers.submit(
            () -> {
              watch(person, since);
              seen.run();
              return null;
            }));
  }

  private void watch(Person person, long since) throws IOException, InterruptedException {
    byte[] question =
        HttpConnection.post(
            Question.EVALUATION_PATH,
            Question.decision(person.owner(), "view:USERS_AND_LICENSES", person.customer()));
    try (HttpConnection connection = new HttpConnection(target)) {
      while (!connection.ask(question).contains("false")) {
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
          throw new IOException(person.owner() + " may still act after " + PATIENCE);
        }
        Thread.sleep(INTERVAL);
      }
      toEffect.record(System.nanoTime() - since);
    }
  }

  /** Waits until every revocation has been seen. */
  void await() throws InterruptedException {
    for (Future<?> watch = watches.poll(); watch != null; watch = watches.poll()) {
      try {
        watch.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a revocation was not seen", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    watchers.close();
  }
}
