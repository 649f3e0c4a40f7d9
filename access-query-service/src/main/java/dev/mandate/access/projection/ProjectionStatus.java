package dev.mandate.access.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the projection keeps up, for health and metrics. */
@Component("projectionHealthIndicator")
final class ProjectionStatus extends AbstractHealthIndicator {
  private final Map<Integer, String> troubles = new ConcurrentHashMap<>();
  private final Map<Integer, Long> lags = new ConcurrentHashMap<>();
  private final Counter taken;
  private final Counter retries;

  ProjectionStatus(MeterRegistry metrics) {
    super("The projection's health cannot be told");
    taken =
        Counter.builder("mandate.projection.records")
            .description("Records of the event topic that were taken in")
            .register(metrics);
    retries =
        Counter.builder("mandate.projection.retries")
            .description("Polls that could not be taken in and are tried again")
            .register(metrics);
    Gauge.builder("mandate.projection.lag", this, ProjectionStatus::lag)
        .description("Records of this instance's partitions that wait to be taken in")
        .register(metrics);
    Gauge.builder("mandate.projection.troubled.partitions", troubles, Map::size)
        .description("Partitions that cannot be taken in at present")
        .register(metrics);
  }

  void takenIn(int records) {
    taken.increment(records);
  }

  void recovered(int partition) {
    troubles.remove(partition);
  }

  void troubled(int partition, String reason) {
    troubles.put(partition, reason);
    retries.increment();
  }

  void lagOf(int partition, long records) {
    lags.put(partition, records);
  }

  void forget(Collection<Integer> partitions) {
    troubles.keySet().removeAll(partitions);
    lags.keySet().removeAll(partitions);
  }

  private long lag() {
    return lags.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Map<Integer, String> reasons = new TreeMap<>(troubles);
    health.withDetail("lag", lag());
    if (reasons.isEmpty()) {
      health.up();
    } else {
      health.down().withDetail("troubles", reasons.values());
    }
  }
}
