package dev.mandate.roles.relay;

import dev.mandate.roles.background.Pauses;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends every stored event to the topic of events, in the order of global positions. Of all
 * instances one is the leader; on any failure it stops, forgets what was under way and begins again
 * at the checkpoint, or at the beginning if the topic was lost. It never skips.
 */
public final class EventRelay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);

  /** Commits of other instances are not signalled, so the store is looked at this often. */
  private static final Duration IDLE = Duration.ofMillis(50);

  /**
   * The next events gather this long behind a page that was not full. Everybody behind the topic
   * then has a few events at a time to take in, which costs all of them less than one by one.
   */
  private static final Duration GATHER = Duration.ofMillis(20);

  /** Kafka takes a page in far less; for as long as it does not, the events of others wait, too. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RelayLeadership leadership;
  private final EventSender sender;
  private final EventTopic topic;
  private final Semaphore signal = new Semaphore(0);
  private final AtomicLong failures = new AtomicLong();
  private final Duration patience;
  private volatile long lastTurn;
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  public EventRelay(RelayLeadership leadership, EventSender sender, EventTopic topic) {
    this(leadership, sender, topic, PATIENCE);
  }

  EventRelay(RelayLeadership leadership, EventSender sender, EventTopic topic, Duration patience) {
    this.leadership = leadership;
    this.sender = sender;
    this.topic = topic;
    this.patience = patience;
  }

  /** Tells the relay that events were committed. */
  public void wakeUp() {
    signal.release();
  }

  /**
   * How often in a row the relay failed; 0 while it works or follows another leader. What is under
   * way counts as one more failure for every ten seconds that it takes.
   */
  public long failures() {
    long underWay = running ? System.nanoTime() - lastTurn : 0;
    return failures.get() + underWay / patience.toNanos();
  }

  @Override
  public void start() {
    lastTurn = System.nanoTime();
    running = true;
    thread = Thread.ofPlatform().name("event-relay").start(this::run);
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
    while (running) {
      lastTurn = System.nanoTime();
      try (RelayLeadership.Term term = leadership.tryAcquire()) {
        if (term == null) {
          pause(Duration.ofSeconds(1));
        } else {
          lead(term);
        }
        failures.set(0);
      } catch (InterruptedException e) {
        // Only stop() interrupts; the loop condition ends the thread.
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        if (running) {
          backOff(e);
        }
      }
    }
  }

  private void lead(RelayLeadership.Term term) throws Exception {
    LOG.info("This instance relays events, from global position {}", term.position());
    topic.lookAgain();
    while (running) {
      lastTurn = System.nanoTime();
      topic.verify(term);
      int sent = sender.sendNext(term);
      failures.set(0);
      if (sent == 0) {
        signal.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        signal.drainPermits();
      } else if (sent < EventSender.PAGE) {
        pause(GATHER);
      }
    }
  }

  private void backOff(Exception cause) {
    Duration pause = Pauses.after(failures.incrementAndGet());
    LOG.warn("The relay stopped and begins again at its checkpoint in {}", pause, cause);
    try {
      pause(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
