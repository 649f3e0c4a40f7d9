package dev.mandate.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Instants as the contract writes them: ISO 8601, UTC, milliseconds, {@code Z}. */
public final class Instants {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  public static String format(Instant instant) {
    return FORMAT.format(instant);
  }

  /**
   * Reads an instant with any offset, cut to milliseconds.
   *
   * @throws java.time.DateTimeException if the text is none, or lies outside the years 0001 to 9999
   */
  public static Instant parse(String text) {
    OffsetDateTime read = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    if (read.getYear() < 1 || read.getYear() > 9999) {
      throw new java.time.DateTimeException("The year is outside 0001 to 9999");
    }
    return read.toInstant().truncatedTo(ChronoUnit.MILLIS);
  }
}
