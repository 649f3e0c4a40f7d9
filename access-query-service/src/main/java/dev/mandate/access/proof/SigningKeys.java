package dev.mandate.access.proof;

import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.SignedNote;
import dev.mandate.proof.SigningKey;
import dev.mandate.proof.VerifierKey;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The keys that sign checkpoints. While one follows another, both sign, so that whoever knows only
 * the one or the other can verify.
 */
@Component
final class SigningKeys {
  private final List<SigningKey> keys;

  SigningKeys(ProofProperties properties) {
    keys =
        properties.signingKeys().stream()
            .map(file -> KeyFile.read(file, properties.origin()))
            .toList();
  }

  /** Whether there are none, so that nothing is signed. */
  boolean areMissing() {
    return keys.isEmpty();
  }

  /** Signs a checkpoint with all of them. */
  String sign(Checkpoint checkpoint) {
    return new SignedNote(
            checkpoint.text(),
            keys.stream()
                .flatMap(key -> key.sign(checkpoint.text()).signatures().stream())
                .toList())
        .note();
  }

  /** What verifies the signatures. */
  List<VerifierKey> verifiers() {
    return keys.stream().map(SigningKey::verifier).toList();
  }
}
