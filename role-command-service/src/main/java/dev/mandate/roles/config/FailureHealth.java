package dev.mandate.roles.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while something that goes on by itself fails again and again, so that its work piles up. */
public final class FailureHealth implements HealthIndicator {
  private static final int TOLERATED = 3;

  private final LongSupplier failures;

  /**
   * @param failures how often in a row it failed; 0 while it works
   * @param gauge the name under which that is measured
   */
  public FailureHealth(LongSupplier failures, String gauge, MeterRegistry meters) {
    this.failures = failures;
    meters.gauge(gauge, failures, LongSupplier::getAsLong);
  }

  @Override
  public Health health() {
    long count = failures.getAsLong();
    return (count < TOLERATED ? Health.up() : Health.down())
        .withDetail("failuresInARow", count)
        .build();
  }
}
