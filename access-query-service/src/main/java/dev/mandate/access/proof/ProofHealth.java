package dev.mandate.access.proof;

import java.util.Set;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when a log does not continue what was signed of it, which nobody must overlook. */
@Component("proof")
final class ProofHealth implements HealthIndicator {
  private final CheckpointSigner signer;
  private final SigningKeys keys;

  ProofHealth(CheckpointSigner signer, SigningKeys keys) {
    this.signer = signer;
    this.keys = keys;
  }

  @Override
  public Health health() {
    Set<String> broken = signer.broken();
    Health.Builder health = broken.isEmpty() ? Health.up() : Health.down();
    if (!broken.isEmpty()) {
      health.withDetail("brokenLogs", broken);
    }
    return health.withDetail("signed", !keys.areMissing()).build();
  }
}
