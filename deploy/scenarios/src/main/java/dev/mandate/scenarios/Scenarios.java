package dev.mandate.scenarios;

import java.util.List;

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
    return FILES.stream()
        .flatMap(file -> new ScenarioReader(file).read(Yaml.file(file)).stream())
        .toList();
  }
}
