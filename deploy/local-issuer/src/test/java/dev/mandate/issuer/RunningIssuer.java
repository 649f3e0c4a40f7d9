package dev.mandate.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The issuer on a free port, for tests that ask it over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class RunningIssuer {
  /** What it says its address is. */
  static final String URL = "http://localhost:8082";

  /** The folder of its keys. */
  static final Path KEYS = temporaryFolder();

  @LocalServerPort private int port;

  /** Knows nothing of the tests before. */
  IssuerClient client;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("mandate.issuer.url", () -> URL);
    settings.add("mandate.issuer.keys", () -> KEYS);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void connect() {
    client = new IssuerClient(port);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }
}
