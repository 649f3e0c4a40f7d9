package dev.mandate.local;

import java.io.IOException;
import java.nio.file.Path;

/** Another JVM that starts a PostgreSQL server and ends without stopping it. */
final class StarterJvm {
  private static final int KILLED = 137;

  private StarterJvm() {}

  /** Ends the way of a program that has done its work, after the shutdown hooks. */
  static void startAndExit(Path folder) throws IOException, InterruptedException {
    start(folder, 0);
  }

  /** Ends the way of a killed process, without anything that could still be run. */
  static void startAndDie(Path folder) throws IOException, InterruptedException {
    start(folder, KILLED);
  }

  private static void start(Path folder, int exitCode) throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StarterJvm.class.getName(),
                folder.toString(),
                Integer.toString(exitCode))
            .inheritIO()
            .start();
    if (jvm.waitFor() != exitCode) {
      throw new IllegalStateException("the other JVM ended with " + jvm.exitValue());
    }
  }

  public static void main(String[] arguments) {
    PostgresServer.start(Path.of(arguments[0]), 0);
    int exitCode = Integer.parseInt(arguments[1]);
    if (exitCode == KILLED) {
      Runtime.getRuntime().halt(exitCode);
    }
    System.exit(exitCode);
  }
}
