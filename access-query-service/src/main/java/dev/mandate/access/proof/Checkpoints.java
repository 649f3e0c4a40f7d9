package dev.mandate.access.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Signs and publishes checkpoints, again and again, while the service runs. */
@Component
final class Checkpoints implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final CheckpointSigner signer;
  private final CheckpointPublisher publisher;
  private final SigningKeys keys;
  private final Duration period;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Thread thread;
  private boolean late; // of the thread

  Checkpoints(
      CheckpointSigner signer,
      CheckpointPublisher publisher,
      SigningKeys keys,
      ProofProperties properties,
      MeterRegistry metrics) {
    this.signer = signer;
    this.publisher = publisher;
    this.keys = keys;
    this.period = properties.checkpointPeriod();
    Gauge.builder("mandate.proof.broken.logs", signer, each -> each.broken().size())
        .description("Logs that do not continue what was signed of them")
        .register(metrics);
  }

  @Override
  public void start() {
    if (keys.areMissing()) {
      log.warn("mandate.proof.signing-keys names no key: nobody can prove the audit log");
      return;
    }
    log.info("Checkpoints of the audit log are signed with {}", keys.verifiers());
    thread = Thread.ofVirtual().name("checkpoints").start(this::run);
  }

  @Override
  public void stop() {
    stopping.countDown();
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    Duration pause = Duration.ZERO;
    while (!isStopping(pause)) {
      pause = once();
    }
  }

  /** How long to wait until the next time. */
  private Duration once() {
    try {
      boolean more = signer.sign();
      more |= publisher.publish();
      succeeded();
      return more ? Duration.ZERO : period;
    } catch (RuntimeException e) {
      failed(e);
      return AFTER_FAILURE;
    }
  }

  private void succeeded() {
    if (late) {
      log.info("Checkpoints are signed and published again");
    }
    late = false;
  }

  /** Once per outage: that of PostgreSQL or Kafka is told elsewhere, too. */
  private void failed(RuntimeException e) {
    if (!late) {
      log.warn("Checkpoints cannot be signed or published at present; they will be", e);
    }
    late = true;
  }

  private boolean isStopping(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
