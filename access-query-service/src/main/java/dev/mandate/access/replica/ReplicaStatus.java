package dev.mandate.access.replica;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the replica answers and keeps up, for health and metrics. */
@Component("replicaHealthIndicator")
final class ReplicaStatus extends AbstractHealthIndicator {
  private final Map<Integer, String> troubles = new ConcurrentHashMap<>();
  private final AtomicLong lag = new AtomicLong();
  private final LiveReplica live;
  private volatile @Nullable String failure;
  private volatile long tables;

  ReplicaStatus(LiveReplica live, MeterRegistry metrics) {
    super("The replica's health cannot be told");
    this.live = live;
    Gauge.builder("mandate.replica.lag", lag, AtomicLong::get)
        .description("Records of the event topic that wait to be taken into the replica")
        .register(metrics);
    Gauge.builder("mandate.replica.events", this, status -> status.events())
        .description("Events behind the replica: the sum of all partners' positions")
        .register(metrics);
    Gauge.builder("mandate.replica.organizations", this, status -> status.organizations())
        .description("Partners and customers in the replica")
        .register(metrics);
  }

  /** A replica answers that was loaded from these tables. */
  void works(long loadedFrom) {
    failure = null;
    tables = loadedFrom;
  }

  void failed(String reason) {
    failure = reason;
  }

  void troubled(int partition, String reason) {
    troubles.put(partition, reason);
  }

  void goesOn(int partition) {
    troubles.remove(partition);
  }

  void startsAnew() {
    troubles.clear();
  }

  void lagIs(long records) {
    lag.set(records);
  }

  private long events() {
    Replica current = live.current();
    return current == null ? 0 : current.events();
  }

  private long organizations() {
    Replica current = live.current();
    return current == null ? 0 : current.organizations();
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Map<Integer, String> reasons = new TreeMap<>(troubles);
    String failed = failure;
    health.up().withDetail("lag", lag.get()).withDetail("tables", tables);
    if (live.current() == null) {
      health.down().withDetail("state", "loading");
    }
    if (failed != null) {
      health.down().withDetail("failure", failed);
    }
    if (!reasons.isEmpty()) {
      health.down().withDetail("troubles", reasons.values());
    }
  }
}
