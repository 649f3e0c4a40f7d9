package dev.mandate.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Prints what was measured as it comes, in a form that can be pasted: a Markdown table. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
    out.println("| what | measured |");
    out.println("|---|---|");
    row("machine", machine());
  }

  void row(String what, String measured) {
    out.println("| " + what + " | " + measured + " |");
    out.flush();
  }

  /** What a {@link DiskProbe} saw beside what was measured. */
  void disk(Latencies probed) {
    row("the disk meanwhile, 8 KiB made durable", probed.toString());
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%d processors (%s), %s %s, Java %s"
        .formatted(
            runtime.availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown: " + e.getMessage();
    }
  }
}
