package dev.mandate.proof;

import dev.mandate.wire.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * How long a log was at an instant, and what it held. Its text is a checkpoint as C2SP's <a
 * href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a> says, with the instant as an
 * extension line.
 *
 * @param origin names the log
 * @param size how many entries it had
 * @param root the root of the tree over them
 * @param at when that was said, in milliseconds
 */
public record Checkpoint(String origin, long size, Hash root, Instant at) {
  private static final String AT = "at ";
  private static final int LINES = 4;

  /** The text that is signed. */
  public String text() {
    return "%s\n%d\n%s\n%s%s\n".formatted(origin, size, root.base64(), AT, Instants.format(at));
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is not what {@link #text} writes
   */
  public static Checkpoint of(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || !lines.get(LINES - 1).startsWith(AT)) {
      throw new IllegalArgumentException(
          "A checkpoint has four lines: the name of the log, its size, its root, and an instant");
    }
    Checkpoint checkpoint = read(lines);
    if (!checkpoint.text().equals(text)) {
      throw new IllegalArgumentException("The checkpoint is not written in its usual form");
    }
    return checkpoint;
  }

  private static Checkpoint read(List<String> lines) {
    try {
      return new Checkpoint(
          lines.get(0),
          Long.parseLong(lines.get(1)),
          Hash.ofBase64(lines.get(2)),
          Instants.parse(lines.get(3).substring(AT.length())));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The size of the log is no number: " + lines.get(1), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The instant is none: " + lines.get(3), e);
    }
  }
}
