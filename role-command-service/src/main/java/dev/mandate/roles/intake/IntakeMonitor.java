package dev.mandate.roles.intake;

import dev.mandate.wire.CommandResult;
import dev.mandate.wire.CommandResult.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.RetryListener;

/** Shows how the intake does: counts what it decides, and is down while it cannot. */
public final class IntakeMonitor implements HealthIndicator, RetryListener {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeMonitor.class);

  private final AtomicInteger failures = new AtomicInteger();
  private final Timer batches;
  private final DistributionSummary sizes;
  private final Counter accepted;
  private final Counter rejected;
  private final Counter deadLetters;

  public IntakeMonitor(MeterRegistry meters) {
    batches = meters.timer("mandate.batches");
    sizes = meters.summary("mandate.batch.records");
    accepted = meters.counter("mandate.commands", "outcome", "accepted");
    rejected = meters.counter("mandate.commands", "outcome", "rejected");
    deadLetters = meters.counter("mandate.deadletters");
    meters.gauge("mandate.intake.failures", failures);
  }

  /** Runs one batch and notes its outcomes, repeated ones included. */
  List<CommandResult> observe(int records, Supplier<List<CommandResult>> batch) {
    List<CommandResult> results = batches.record(batch);
    sizes.record(records);
    for (CommandResult result : results) {
      (result.outcome() == Outcome.ACCEPTED ? accepted : rejected).increment();
    }
    deadLetters.increment(records - results.size());
    return results;
  }

  /** Notes that a poll went all the way out. */
  void succeeded() {
    failures.set(0);
  }

  @Override
  public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception e, int attempt) {
    failed(records.count(), e, attempt);
  }

  @Override
  public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {
    failed(1, e, attempt);
  }

  private void failed(int records, @Nullable Exception cause, int attempt) {
    failures.incrementAndGet();
    LOG.warn(
        "Attempt {} to decide {} records failed; they are tried again", attempt, records, cause);
  }

  /** Down from the second failure in a row: one alone is the other consumer of a rebalance. */
  @Override
  public Health health() {
    int count = failures.get();
    return (count < 2 ? Health.up() : Health.down()).withDetail("failuresInARow", count).build();
  }
}
