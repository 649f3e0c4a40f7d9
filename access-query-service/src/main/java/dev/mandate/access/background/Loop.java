package dev.mandate.access.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again until it is stopped, also after failures. */
public final class Loop {
  private static final Logger log = LoggerFactory.getLogger(Loop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final String what;
  private final BooleanSupplier work;
  private final Duration period;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private boolean failing; // of the thread

  /**
   * Does not yet begin.
   *
   * @param what names it in the log
   * @param work done once; answers whether there is more to be done at once
   * @param period how long to wait where there is not
   */
  public Loop(String what, BooleanSupplier work, Duration period) {
    this.what = what;
    this.work = work;
    this.period = period;
  }

  /** Begins. */
  public void start() {
    thread = Thread.ofVirtual().name(what).start(this::run);
  }

  /** Ends, after what is under way. */
  public void stop() {
    stopping.countDown();
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread = null;
  }

  /** Whether it has begun and not ended. */
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (!isStopping(pause)) {
      pause = once();
    }
  }

  /** How long to wait until the next time. */
  private Duration once() {
    try {
      boolean more = work.getAsBoolean();
      if (failing) {
        log.info("Works again: {}", what);
      }
      failing = false;
      return more ? Duration.ZERO : period;
    } catch (RuntimeException e) {
      // Once per outage: that of PostgreSQL or Kafka is told elsewhere, too.
      if (!failing) {
        log.warn("Fails at present, and will be tried again: {}", what, e);
      }
      failing = true;
      return AFTER_FAILURE;
    }
  }

  private boolean isStopping(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
