package dev.mandate.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the stack runs.
 *
 * @param repository the root of the source tree
 * @param data the folder for everything that is kept
 * @param ports of all servers
 */
record Settings(Path repository, Path data, Map<LocalPort, Integer> ports) {
  private static final String DATA_VARIABLE = "MANDATE_DATA";
  private static final int HIGHEST_PORT = 65_535;

  static Settings of(Path repository, Map<String, String> environment) {
    String data = environment.getOrDefault(DATA_VARIABLE, "");
    Map<LocalPort, Integer> ports = new EnumMap<>(LocalPort.class);
    for (LocalPort port : LocalPort.values()) {
      ports.put(port, number(port, environment.getOrDefault(port.variable(), "")));
    }
    return new Settings(
        repository,
        data.isEmpty() ? repository.resolve(".mandate") : Path.of(data).toAbsolutePath(),
        ports);
  }

  private static int number(LocalPort port, String text) {
    if (text.isEmpty()) {
      return port.usual();
    }
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) == 0
        || Integer.parseInt(text) > HIGHEST_PORT) {
      throw new LocalServerException(
          "%s is '%s'; it must be a port from 1 to %d."
              .formatted(port.variable(), text, HIGHEST_PORT));
    }
    return Integer.parseInt(text);
  }

  /**
   * The same for a stack that runs aside, in a folder of its own and on whatever ports are free.
   */
  Settings aside(Path folder) {
    Map<LocalPort, Integer> free = new EnumMap<>(LocalPort.class);
    for (LocalPort port : LocalPort.values()) {
      free.put(port, Ports.orFree(0));
    }
    return new Settings(repository, folder, free);
  }

  /** The folder of what was built for the launcher. */
  Path builtFiles() {
    return repository.resolve("deploy/local/target");
  }

  /**
   * The jar of a program with its libraries beside it: what is inside another jar loads slowly.
   *
   * @throws LocalServerException if it is not built
   */
  Path jar(String program) {
    Path jar = builtFiles().resolve(Path.of("services", program, program + ".jar"));
    if (!Files.exists(jar)) {
      throw new LocalServerException(
          jar + " is missing. Use deploy/local/start, which builds what it needs.");
    }
    return jar;
  }

  int port(LocalPort port) {
    return ports.getOrDefault(port, port.usual());
  }

  /** Where clients find Kafka. */
  String bootstrapServers() {
    return Ports.HOST + ":" + port(LocalPort.KAFKA);
  }

  /**
   * Fails if somebody listens where a server of the stack is to listen.
   *
   * @throws LocalServerException with the port and the variable that moves it
   */
  void requireFreePorts() {
    ports.forEach(
        (port, number) ->
            Ports.requireFree(number, port.user(), "set " + port.variable() + " to another port"));
  }
}
