package dev.mandate.access.projection;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down while no broker answers, and once a consumer has ended that should not have. Little else
 * would say so: consumers wait in silence, and producers complain only once they have something to
 * send.
 */
final class KafkaHealth extends AbstractHealthIndicator implements AutoCloseable {
  /** Less than a probe's patience, also together with the other checks. */
  private static final int LIMIT_MILLIS = 2_000;

  private final Map<String, Object> settings;
  private final BooleanSupplier consuming;
  private @Nullable Admin admin;

  /**
   * @param settings of a client of the brokers
   * @param consuming whether all consumers that should read do so
   */
  KafkaHealth(Map<String, Object> settings, BooleanSupplier consuming) {
    super("No broker of Kafka answers");
    this.settings = settings;
    this.consuming = consuming;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) throws Exception {
    int brokers =
        admin()
            .describeCluster(new DescribeClusterOptions().timeoutMs(LIMIT_MILLIS))
            .nodes()
            .get()
            .size();
    health.up().withDetail("brokers", brokers);
    if (!consuming.getAsBoolean()) {
      health
          .down()
          .withDetail("consumers", "one has ended; the log says why. Restart this service");
    }
  }

  /** Made when it is needed: it cannot be while the names of the brokers are not resolved. */
  private synchronized Admin admin() {
    Admin client = admin;
    if (client == null) {
      client = Admin.create(settings);
      admin = client;
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
