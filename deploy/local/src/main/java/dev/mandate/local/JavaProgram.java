package dev.mandate.local;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This JVM's own program and class path, for another JVM that works in another folder. */
final class JavaProgram {
  /**
   * Options that leave to the optimizing compiler only what is still hot after ten times as many
   * calls as usual. Four programs start at once on this machine, and that compiler would take a
   * third of the processor time of the start; what is hot under load gets there within seconds
   * anyway.
   */
  static final List<String> OPTIMIZE_LATER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private JavaProgram() {}

  static String path() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
