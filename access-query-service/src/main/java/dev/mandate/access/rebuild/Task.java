package dev.mandate.access.rebuild;

import java.util.List;

/** What the tool is asked to do. */
sealed interface Task {
  /**
   * Builds the next generation and takes it over.
   *
   * @param acceptDifferences whether also if it differs from the live one
   */
  record Build(boolean acceptDifferences) implements Task {}

  /** Takes the generation over that the last takeover replaced. */
  record RollBack() implements Task {}

  /** Tells which generations there are. */
  record Status() implements Task {}

  /**
   * Reads a command line.
   *
   * @throws UsageException if it is none
   */
  static Task parse(List<String> words) {
    if (words.size() > 1) {
      throw new UsageException("one option at most");
    }
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "" -> new Build(false);
      case "--accept-differences" -> new Build(true);
      case "--roll-back" -> new RollBack();
      case "--status" -> new Status();
      default -> throw new UsageException("'%s' is no option".formatted(words.getFirst()));
    };
  }
}
