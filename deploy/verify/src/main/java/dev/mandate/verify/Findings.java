package dev.mandate.verify;

import java.util.function.Consumer;

/** What is found, told line by line; what does not hold only so often. */
final class Findings {
  private static final int MAX_TOLD = 100;

  private final Consumer<String> lines;
  private long failures;

  Findings(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Something that is so. */
  void holds(String line) {
    lines.accept("ok      " + line);
  }

  /** Something that has to be known, and is no failure. */
  void remark(String line) {
    lines.accept("note    " + line);
  }

  /** Something that does not hold. */
  void fails(String line) {
    failures++;
    if (failures <= MAX_TOLD) {
      lines.accept("FAILED  " + line);
    }
  }

  long failures() {
    return failures;
  }

  /** Says how it went altogether, and answers whether everything holds. */
  boolean conclude() {
    if (failures > MAX_TOLD) {
      lines.accept("FAILED  and %d more".formatted(failures - MAX_TOLD));
    }
    lines.accept(failures == 0 ? "verified" : "NOT verified: %d failures".formatted(failures));
    return failures == 0;
  }
}
