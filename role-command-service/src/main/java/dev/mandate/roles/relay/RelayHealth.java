package dev.mandate.roles.relay;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while the relay of this instance fails again and again, so that events pile up unsent. */
public final class RelayHealth implements HealthIndicator {
  private static final int TOLERATED = 3;

  private final EventRelay relay;

  public RelayHealth(EventRelay relay, MeterRegistry meters) {
    this.relay = relay;
    meters.gauge("mandate.relay.failures", relay, EventRelay::failures);
  }

  @Override
  public Health health() {
    long failures = relay.failures();
    return (failures < TOLERATED ? Health.up() : Health.down())
        .withDetail("failuresInARow", failures)
        .build();
  }
}
