package dev.mandate.system.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Other programs, as processes. */
final class Programs {
  private Programs() {}

  /** Where a program of the JDK is that runs this JVM. */
  static String ofJdk(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** A port that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  /** How a command line begins that runs a class on the class path of this JVM. */
  static List<String> java(String option) {
    return List.of(ofJdk("java"), option, "-cp", System.getProperty("java.class.path"));
  }

  /** Starts a program; what it says is added to a file. */
  static Process start(
      Path folder, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), e);
    }
  }

  /** Runs a program, which has to end well. */
  static void run(Path folder, List<String> command, Map<String, String> environment) {
    Path log = folder.resolve("programs.log");
    int code = start(folder, command, environment, log).onExit().join().exitValue();
    if (code != 0) {
      throw new IllegalStateException(
          "%s ended with %d; see %s".formatted(command.getFirst(), code, log));
    }
  }

  static void run(Path folder, List<String> command) {
    run(folder, command, Map.of());
  }
}
