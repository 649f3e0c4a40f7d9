package dev.mandate.roles;

import dev.mandate.local.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A real broker for tests: one per test run. */
public final class TestKafka {
  private static final KafkaBroker BROKER = start();

  private TestKafka() {}

  private static KafkaBroker start() {
    try {
      return KafkaBroker.start(Files.createTempDirectory("mandate-test-kafka"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String bootstrapServers() {
    return BROKER.bootstrapServers();
  }
}
