package dev.mandate.roles;

import dev.mandate.local.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real broker for tests: one per test run. */
public final class TestKafka {
  private static final Path FOLDER = folder();
  private static final KafkaBroker BROKER = KafkaBroker.start(FOLDER, 0);

  private TestKafka() {}

  private static Path folder() {
    try {
      return Files.createTempDirectory("mandate-test-kafka");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that the broker has on its disk. */
  public static Disk disk() {
    return new Disk(FOLDER);
  }

  public static String bootstrapServers() {
    return BROKER.bootstrapServers();
  }
}
