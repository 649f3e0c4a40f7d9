package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.bench.Population.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long somebody whose role is revoked can still act: from the moment at which Kafka has the
 * command until an evaluation denies what the role allowed. Asks every two milliseconds, over one
 * connection per revocation that is watched at the same time.
 */
final class RevocationProbe implements AutoCloseable {
  private static final int WATCHERS = 4;
  private static final Duration INTERVAL = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Latencies toEffect = new Latencies();
  private final BlockingQueue<Watch> watches = new LinkedBlockingQueue<>();
  private final Phaser open = new Phaser(1);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Target target;

  private record Watch(Person person, long since, Runnable seen) {}

  RevocationProbe(Target target) {
    this.target = target;
    for (int i = 0; i < WATCHERS; i++) {
      Thread.ofPlatform().daemon().name("probe-" + i).start(this::watchAll);
    }
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
    open.register();
    watches.add(new Watch(person, since, seen));
  }

  /** Waits until every revocation has been seen. */
  void await() {
    open.arriveAndAwaitAdvance();
    Exception e = failure.get();
    if (e != null) {
      throw new IllegalStateException("a revocation was not seen", e);
    }
  }

  private void watchAll() {
    try (HttpConnection connection = new HttpConnection(target)) {
      while (true) {
        Watch watch = watches.take();
        try {
          watch(watch, connection);
        } finally {
          open.arriveAndDeregister();
        }
      }
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(Watch watch, HttpConnection connection)
      throws IOException, InterruptedException {
    byte[] question =
        HttpConnection.post(
            Question.EVALUATION_PATH,
            Question.decision(
                watch.person().owner(), "view:USERS_AND_LICENSES", watch.person().customer()));
    while (!new String(connection.exchange(question), UTF_8).contains("false")) {
      if (System.nanoTime() - watch.since() > PATIENCE.toNanos()) {
        throw new IOException(watch.person().owner() + " may still act after " + PATIENCE);
      }
      Thread.sleep(INTERVAL);
    }
    toEffect.record(System.nanoTime() - watch.since());
    watch.seen().run();
  }

  @Override
  public void close() {
    open.arriveAndDeregister();
  }
}
