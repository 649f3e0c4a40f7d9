package dev.mandate.access.testing;

import dev.mandate.local.AuditKey;
import java.nio.file.Path;
import java.util.UUID;

/** Keys that sign checkpoints, made for a test. */
public final class SigningKeyFile {
  private SigningKeyFile() {}

  /** A file with a new key. */
  public static Path fresh() {
    return AuditKey.in(Path.of("target", "test-keys", UUID.randomUUID().toString()));
  }
}
