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
import java.util.concurrent.TimeUnit;

/**
 * How long somebody whose role is revoked can still act: from the moment at which Kafka has the
 * command until an answer denies what the role allowed.
 *
 * <p>Asks every two milliseconds, and less often the longer it takes, so that a service that is
 * behind is not asked ever more: what is measured is exact to two milliseconds or two percent.
 */
final class RevocationProbe implements AutoCloseable {
  private static final long SHORTEST_PAUSE = Duration.ofMillis(2).toNanos();
  private static final int PAUSES = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is asked. */
  enum Effect {
    /** Whether an evaluation denies what the role allowed. */
    EVALUATION("revocation to effect") {
      @Override
      byte[] question(String user, String customer) {
        return HttpConnection.post(
            Question.EVALUATION_PATH, Question.decision(user, "view:" + LOST, customer));
      }

      @Override
      boolean denies(String answer) {
        return answer.contains("false");
      }
    },

    /** Whether the whole access does not hold it any more. */
    ACCESS("command to visible in GET /v1/access") {
      @Override
      byte[] question(String user, String customer) {
        return HttpConnection.get("/v1/access?user=%s&org=%s".formatted(user, customer));
      }

      @Override
      boolean denies(String answer) {
        return !answer.contains(LOST);
      }
    };

    private static final String LOST = "USERS_AND_LICENSES";

    private final String title;

    Effect(String title) {
      this.title = title;
    }

    abstract byte[] question(String user, String customer);

    abstract boolean denies(String answer);

    @Override
    public String toString() {
      return title;
    }
  }

  private final Target target;
  private final Effect about;
  private final Latencies toEffect = new Latencies();
  private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<?>> watches = new ConcurrentLinkedQueue<>();

  RevocationProbe(Target target, Effect about) {
    this.target = target;
    this.about = about;
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
    byte[] question = about.question(person.owner(), person.customer());
    try (HttpConnection connection = new HttpConnection(target)) {
      while (!about.denies(connection.ask(question))) {
        long taken = System.nanoTime() - since;
        if (taken > PATIENCE.toNanos()) {
          throw new IOException(person.owner() + " may still act after " + PATIENCE);
        }
        TimeUnit.NANOSECONDS.sleep(Math.max(SHORTEST_PAUSE, taken / PAUSES));
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
