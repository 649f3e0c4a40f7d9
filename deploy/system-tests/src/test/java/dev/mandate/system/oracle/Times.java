package dev.mandate.system.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the contract has them: ISO 8601, out in UTC with milliseconds and {@code Z}. */
public final class Times {
  private static final DateTimeFormatter OUT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private Times() {}

  /** The instant that a text names, to the millisecond, or null if it names none. */
  public static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null
          ? null
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** An instant as it goes out. */
  public static String text(Instant instant) {
    return OUT.format(instant);
  }

  /** The same instant as it goes out, or null if the text names none. */
  public static @Nullable String canonical(@Nullable String text) {
    Instant instant = instant(text);
    return instant == null ? null : text(instant);
  }
}
