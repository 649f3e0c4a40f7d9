package dev.mandate.system.stack;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources, the services' jars and the data of these tests are. */
public final class Repository {
  private Repository() {}

  /** The top folder of the sources. */
  public static Path folder() {
    return folder("mandate.repository");
  }

  /** The folder for the data and logs of the stack under test. */
  static Path stack() {
    return folder("mandate.stack");
  }

  /** The jar of a service, as it goes to production. */
  static Path jar(String service) {
    Path jar = folder().resolve(service + "/target/" + service + ".jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar + " is missing: these tests run in `mvn verify`, after the services are packaged.");
    }
    return jar;
  }

  private static Path folder(String property) {
    String path =
        requireNonNull(System.getProperty(property), () -> "the build sets -D" + property);
    return Path.of(path).toAbsolutePath().normalize();
  }
}
