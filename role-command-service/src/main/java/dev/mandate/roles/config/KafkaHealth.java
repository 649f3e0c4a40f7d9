package dev.mandate.roles.config;

import dev.mandate.brokers.Brokers;
import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down while no broker answers, and once a consumer has ended that should not have. Little else
 * would say so: consumers wait in silence, and producers complain only once they have something to
 * send.
 */
final class KafkaHealth extends AbstractHealthIndicator {
  private final Brokers brokers;
  private final BooleanSupplier consuming;

  /**
   * @param brokers who has to answer
   * @param consuming whether all consumers that should read do so
   */
  KafkaHealth(Brokers brokers, BooleanSupplier consuming) {
    super("No broker of Kafka answers");
    this.brokers = brokers;
    this.consuming = consuming;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) throws InterruptedException {
    health.up().withDetail("brokers", brokers.count());
    if (!consuming.getAsBoolean()) {
      health
          .down()
          .withDetail("consumers", "one has ended; the log says why. Restart this service");
    }
  }
}
