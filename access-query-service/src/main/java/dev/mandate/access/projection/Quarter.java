package dev.mandate.access.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;

/**
 * A quarter of a year in UTC, which is what a partition of the audit log holds.
 *
 * @param number 1 to 4
 */
record Quarter(int year, int number) {
  private static final int MONTHS = 3;

  /** The one in which an instant lies. */
  static Quarter of(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** Its first second, counted from 1970. */
  long begin() {
    return firstDay().toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
  }

  /** The second behind its last one. */
  long end() {
    return firstDay().plusMonths(MONTHS).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
  }

  private LocalDate firstDay() {
    return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
  }

  /** The name of its partition. */
  String table() {
    return "audit_entry_%04d_q%d".formatted(year, number);
  }
}
