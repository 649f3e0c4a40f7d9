package dev.mandate.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** All scenarios, as the files beside this class tell them. */
public final class Scenarios {
  /** One file for each chapter of the rules. */
  private static final List<String> FILES =
      List.of(
          "organizations.yaml",
          "roles.yaml",
          "managed-lists.yaml",
          "restricted-mode.yaml",
          "access.yaml",
          "audit.yaml");

  private Scenarios() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if a file has a word that no scenario knows
   */
  public static List<Scenario> all() {
    return FILES.stream().map(Scenarios::read).flatMap(List::stream).toList();
  }

  private static List<Scenario> read(String file) {
    try (InputStream in = Scenarios.class.getResourceAsStream(file)) {
      return new ScenarioReader(file).read(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
