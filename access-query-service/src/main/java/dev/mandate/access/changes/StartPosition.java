package dev.mandate.access.changes;

import dev.mandate.access.http.BadRequestException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** After which position a stream is wanted to begin. */
final class StartPosition {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private StartPosition() {}

  /**
   * Reads what a request says. Whoever comes back asks at the same address again and says in the
   * header how far it came, so the header counts.
   *
   * @param lastEventId the header {@code Last-Event-ID}, or null
   * @param from the parameter {@code from}, or null
   * @return the position, or null if the request names none
   * @throws BadRequestException if it names something else
   */
  static @Nullable Long of(@Nullable String lastEventId, @Nullable String from) {
    if (lastEventId != null && !lastEventId.isBlank()) {
      return number("Last-Event-ID", lastEventId);
    }
    return from == null ? null : number("from", from);
  }

  private static long number(String name, String text) {
    if (!NUMBER.matcher(text.strip()).matches()) {
      throw new BadRequestException(
          name + " has to be a position: 0, 1, 2, … with at most 18 digits");
    }
    return Long.parseLong(text.strip());
  }
}
