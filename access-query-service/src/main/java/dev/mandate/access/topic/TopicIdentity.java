package dev.mandate.access.topic;

import dev.mandate.brokers.Brokers;
import dev.mandate.wire.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows which topic has the name of the topic of events. If it was lost and made again, it is
 * another one, whose events begin again at offset 0: what is stored about the one before says
 * nothing about it. Looks every second, so that those who ask need not wait.
 */
@Component
public final class TopicIdentity implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicIdentity.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Brokers brokers;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable String id;
  private volatile boolean running;

  TopicIdentity(Brokers brokers) {
    this.brokers = brokers;
  }

  /** The id of the topic as far as it was seen, which is a second ago at most; null if not yet. */
  public @Nullable String id() {
    return id;
  }

  /** Before all who read events. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  /** Has looked once when it returns, so that nobody who reads events has to try in vain first. */
  @Override
  public void start() {
    running = true;
    try {
      look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Thread.ofVirtual().name("event-topic").start(this::watch);
  }

  @Override
  public void stop() {
    running = false;
    stopping.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void watch() {
    try {
      while (!stopping.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    try {
      String present = brokers.idOf(Topics.EVENTS);
      String before = id;
      if (present != null && before != null && !present.equals(before)) {
        log.warn("The topic {} is another one now; it is read from its beginning", Topics.EVENTS);
      }
      if (present != null) {
        id = present;
      }
    } catch (KafkaException e) {
      log.debug("Kafka does not answer, which is told elsewhere", e);
    }
  }
}
