package dev.mandate.roles.config;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics that do not exist yet, and tries until it can: Kafka may come up long after
 * this service. The service is down until then, as nobody can send it anything.
 */
final class TopicCreation implements SmartLifecycle, HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final KafkaAdmin admin;
  private final Set<String> topics;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;
  private volatile boolean done;

  /**
   * @param topics the names of what the admin creates
   */
  TopicCreation(KafkaAdmin admin, Set<String> topics) {
    this.admin = admin;
    this.topics = topics;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("topic-creation").start(this::createUntilDone);
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

  private void createUntilDone() {
    try {
      while (running && !created()) {
        if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean created() {
    try {
      if (admin.initialize()) {
        // What the controller has created, a broker may not have heard of yet: it must, first.
        admin.describeTopics(topics.toArray(String[]::new));
        done = true;
        return true;
      }
      LOG.warn("Kafka does not answer, so the topics wait; trying again in {}", PAUSE);
    } catch (RuntimeException e) {
      LOG.warn("The topics could not be created; trying again in {}", PAUSE, e);
    }
    return false;
  }
}
