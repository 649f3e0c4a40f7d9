package dev.mandate.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Instants as the contract writes them: ISO 8601, UTC, milliseconds, {@code Z}. Every event has
 * several, all of them written here; the formatters of the standard library took a fifth of the
 * time in which events are read again, so that this form is read and written by hand.
 */
public final class Instants {
  private static final String LAYOUT = "0000-00-00T00:00:00.000Z";
  private static final int LAST_YEAR = 9999;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  public static String format(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return utc.getYear() >= 0 && utc.getYear() <= LAST_YEAR
        ? canonical(utc)
        : FORMAT.format(instant);
  }

  private static String canonical(LocalDateTime utc) {
    byte[] text = LAYOUT.getBytes(ISO_8859_1);
    write(text, 0, 4, utc.getYear());
    write(text, 5, 2, utc.getMonthValue());
    write(text, 8, 2, utc.getDayOfMonth());
    write(text, 11, 2, utc.getHour());
    write(text, 14, 2, utc.getMinute());
    write(text, 17, 2, utc.getSecond());
    write(text, 20, 3, utc.getNano() / NANOS_PER_MILLI);
    return new String(text, ISO_8859_1);
  }

  private static void write(byte[] text, int from, int digits, int number) {
    int rest = number;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * Reads an instant with any offset, cut to milliseconds.
   *
   * @throws java.time.DateTimeException if the text is none, or lies outside the years 0001 to 9999
   */
  public static Instant parse(String text) {
    LocalDateTime utc =
        isCanonical(text)
            ? readCanonical(text)
            : OffsetDateTime.parse(text)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MILLIS);
    if (utc.getYear() < 1 || utc.getYear() > LAST_YEAR) {
      throw new DateTimeException("The year is outside 0001 to 9999");
    }
    return utc.toInstant(ZoneOffset.UTC);
  }

  private static boolean isCanonical(String text) {
    if (text.length() != LAYOUT.length()) {
      return false;
    }
    for (int i = 0; i < LAYOUT.length(); i++) {
      char expected = LAYOUT.charAt(i);
      char found = text.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static LocalDateTime readCanonical(String text) {
    return LocalDateTime.of(
        read(text, 0, 4),
        read(text, 5, 2),
        read(text, 8, 2),
        read(text, 11, 2),
        read(text, 14, 2),
        read(text, 17, 2),
        read(text, 20, 3) * NANOS_PER_MILLI);
  }

  private static int read(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }
}
