package dev.mandate.system.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of these tests: an installed Chromium, or whatever drives like one. */
final class Chromium {
  private static final String PROPERTY = "mandate.chromium";
  private static final String VARIABLE = "MANDATE_CHROMIUM";

  private static final String[] NAMES = {
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"
  };

  private Chromium() {}

  /** Why there may be none, and what to do. */
  static String missing() {
    return "There is no Chromium on the path. Install it (apt-get install chromium), or set %s or %s to where it is."
        .formatted("-D" + PROPERTY, VARIABLE);
  }

  /**
   * Its program: the one that is set, else the first on the path; none if there is none.
   *
   * @throws IllegalStateException if one is set that is not there
   */
  static Optional<Path> find() {
    String set =
        Stream.of(System.getProperty(PROPERTY, ""), System.getenv().getOrDefault(VARIABLE, ""))
            .filter(path -> !path.isBlank())
            .findFirst()
            .orElse("");
    if (!set.isEmpty()) {
      Path program = Path.of(set);
      if (!Files.isExecutable(program)) {
        throw new IllegalStateException(program + " is no program");
      }
      return Optional.of(program);
    }
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Arrays.stream(NAMES)
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
