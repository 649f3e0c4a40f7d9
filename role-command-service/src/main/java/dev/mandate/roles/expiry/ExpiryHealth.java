package dev.mandate.roles.expiry;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while roles whose time is over cannot be ended, again and again. */
public final class ExpiryHealth implements HealthIndicator {
  private static final int TOLERATED = 3;

  private final RoleExpirer expirer;

  public ExpiryHealth(RoleExpirer expirer, MeterRegistry meters) {
    this.expirer = expirer;
    meters.gauge("mandate.expiry.failures", expirer, RoleExpirer::failures);
  }

  @Override
  public Health health() {
    long failures = expirer.failures();
    return (failures < TOLERATED ? Health.up() : Health.down())
        .withDetail("failuresInARow", failures)
        .build();
  }
}
