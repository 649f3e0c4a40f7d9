package dev.mandate.access.proof;

import dev.mandate.access.background.Loop;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Signs and publishes checkpoints, again and again, while the service runs. */
@Component
final class Checkpoints implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  private final SigningKeys keys;
  private final Loop loop;

  Checkpoints(
      CheckpointSigner signer,
      CheckpointPublisher publisher,
      SigningKeys keys,
      ProofProperties properties,
      MeterRegistry metrics) {
    this.keys = keys;
    loop =
        new Loop(
            "checkpoints are signed and published",
            () -> {
              boolean more = signer.sign();
              return publisher.publish() || more;
            },
            properties.checkpointPeriod());
    Gauge.builder("mandate.proof.broken.logs", signer, each -> each.broken().size())
        .description("Logs that do not continue what was signed of them")
        .register(metrics);
    FunctionCounter.builder("mandate.proof.checkpoints", signer, CheckpointSigner::signed)
        .description("Checkpoints of logs that this instance signed")
        .register(metrics);
  }

  @Override
  public void start() {
    if (keys.areMissing()) {
      log.warn("mandate.proof.signing-keys names no key: nobody can prove the audit log");
      return;
    }
    log.info("Checkpoints of the audit log are signed with {}", keys.verifiers());
    loop.start();
  }

  @Override
  public void stop() {
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
