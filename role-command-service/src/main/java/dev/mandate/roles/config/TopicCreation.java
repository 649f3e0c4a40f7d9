package dev.mandate.roles.config;

import dev.mandate.brokers.Brokers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics that do not exist yet, and tries until it can: Kafka may come up long after
 * this service. The service is down until then, as nobody can send it anything. A topic that gets
 * lost later is created again: those who wait for it, such as the relay, go on by themselves.
 */
final class TopicCreation implements SmartLifecycle, HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How often it looks whether one was lost. */
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final KafkaAdmin admin;
  private final Brokers brokers;
  private final Set<String> topics;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;
  private volatile boolean done;

  /**
   * @param topics the names of what the admin creates
   */
  TopicCreation(KafkaAdmin admin, Brokers brokers, Set<String> topics) {
    this.admin = admin;
    this.brokers = brokers;
    this.topics = topics;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("topic-creation").start(this::createWheneverMissing);
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    return (done ? Health.up() : Health.down().withDetail("topics", "not created yet")).build();
  }

  private void createWheneverMissing() {
    try {
      do {
        if (!done || oneIsLost()) {
          done = created();
        }
      } while (!stopped.await((done ? PERIOD : PAUSE).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean oneIsLost() throws InterruptedException {
    try {
      Set<String> lost = new TreeSet<>(topics);
      lost.removeAll(brokers.topics());
      if (!lost.isEmpty()) {
        LOG.warn("The topics {} have gone, and are created again", lost);
      }
      return !lost.isEmpty();
    } catch (KafkaException e) {
      LOG.debug("Kafka does not answer, which is told elsewhere", e);
      return false;
    }
  }

  private boolean created() {
    try {
      if (admin.initialize()) {
        // What the controller has created, a broker may not have heard of yet: it must, first.
        admin.describeTopics(topics.toArray(String[]::new));
        return true;
      }
      LOG.warn("Kafka does not answer, so the topics wait; trying again in {}", PAUSE);
    } catch (RuntimeException e) {
      LOG.warn("The topics could not be created; trying again in {}", PAUSE, e);
    }
    return false;
  }
}
