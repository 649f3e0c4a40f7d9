package dev.mandate.access.history;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.wire.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** The moment that a question is about, as it was asked for (R29). */
public sealed interface At {
  /** After the event at this position. */
  record Position(long position) implements At {}

  /** At this instant: after the last event that was decided at or before it. */
  record Time(Instant instant) implements At {}

  /** Now. */
  record Now() implements At {}

  /** What only digits are: a position. */
  Pattern POSITION = Pattern.compile("[0-9]{1,18}");

  /**
   * Reads a position or an instant.
   *
   * @param name the parameter, for the error
   * @param now the present: nobody knows what will be after it
   * @throws BadRequestException if it is neither, or an instant that has not come
   */
  static At parse(String name, String text, Instant now) {
    if (POSITION.matcher(text).matches()) {
      return new Position(Long.parseLong(text));
    }
    Instant instant = instant(name, text);
    if (instant.isAfter(now)) {
      throw new BadRequestException(name + " is in the future; ask for a moment that has passed");
    }
    return new Time(instant);
  }

  private static Instant instant(String name, String text) {
    try {
      // In a URL, the plus of an offset arrives as a space.
      return Instants.parse(text.replace(' ', '+'));
    } catch (DateTimeException e) {
      throw new BadRequestException(
          name + " has to be a position (7) or an instant (2026-03-01T08:00:00.000Z)");
    }
  }
}
