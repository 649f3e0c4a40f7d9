package dev.mandate.roles.relay;

import dev.mandate.roles.background.Pauses;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Renews the topics when it is time for it. Every instance has one; how far a renewal is stands in
 * the database. It has a thread of its own, so that events go out whatever becomes of it.
 */
public final class TopicRenewer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TopicRenewer.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final TopicRenewal renewal;
  private final AtomicLong failures = new AtomicLong();
  private volatile long waiting;
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  public TopicRenewer(TopicRenewal renewal) {
    this.renewal = renewal;
  }

  /** How often in a row it failed; 0 while it works. */
  public long failures() {
    return failures.get();
  }

  /** How many erasures have not reached the topics. */
  public long waiting() {
    return waiting;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("topic-renewal").start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    Thread current = thread;
    if (current != null) {
      current.interrupt();
      join(current);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      while (running) {
        Thread.sleep(stepOrBackOff());
      }
    } catch (InterruptedException e) {
      // Only stop() interrupts.
      Thread.currentThread().interrupt();
    }
  }

  private Duration stepOrBackOff() throws InterruptedException {
    try {
      boolean further = renewal.step();
      waiting = renewal.waiting().count();
      failures.set(0);
      return further ? Duration.ZERO : PERIOD;
    } catch (RuntimeException e) {
      Duration pause = Pauses.after(failures.incrementAndGet());
      if (running) {
        LOG.warn("Topics could not be renewed; trying again in {}", pause, e);
      }
      return pause;
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
