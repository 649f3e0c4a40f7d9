package dev.mandate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * JVM options that let four programs start at once on two cores. Together they take a service from
 * 13 to 6 seconds of processor time until it is up, and Kafka from 6 to 2.
 */
final class QuickStart {
  /**
   * Compile with the optimizing compiler only what is still hot after the start: ten times later.
   */
  static final List<String> OPTIMIZE_LATER =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private final Path archives;

  /**
   * Keeps what the JVM remembers of the classes of a program in this folder. The JVM writes such an
   * archive when the program first ends. It does not use one of other jars than it was made from,
   * nor replace it: whoever builds new jars has to delete the folder.
   */
  QuickStart(Path archives) {
    this.archives = archives;
    try {
      Files.createDirectories(archives);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + archives, e);
    }
  }

  List<String> options(String program) {
    return Stream.concat(
            OPTIMIZE_LATER.stream(),
            Stream.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archives.resolve(program + ".jsa")))
        .toList();
  }
}
