package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack proves its audit log with a key of its own. */
class AuditKeyTest {
  @Test
  void the_key_is_made_once_and_only_its_owner_reads_it(@TempDir Path folder) throws IOException {
    Path file = AuditKey.in(folder.resolve("new"));
    String key = Files.readString(file);

    assertThat(key).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("-----\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(AuditKey.in(folder.resolve("new")))).isEqualTo(key);
    assertThat(Files.readString(AuditKey.in(folder.resolve("another")))).isNotEqualTo(key);
  }
}
