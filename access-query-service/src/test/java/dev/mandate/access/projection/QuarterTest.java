package dev.mandate.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of the audit log an instant belongs to. */
class QuarterTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00.000Z, audit_entry_2026_q1, 2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "2026-03-31T23:59:59.999Z, audit_entry_2026_q1, 2026-01-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "2024-12-31T23:59:59.999Z, audit_entry_2024_q4, 2024-10-01T00:00:00Z, 2025-01-01T00:00:00Z",
    "0001-01-01T00:00:00.000Z, audit_entry_0001_q1, 0001-01-01T00:00:00Z, 0001-04-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z, audit_entry_9999_q4, 9999-10-01T00:00:00Z, +10000-01-01T00:00:00Z",
    "-0005-08-01T00:00:00.000Z, audit_entry_-005_q3, -0005-07-01T00:00:00Z, -0005-10-01T00:00:00Z"
  })
  void an_instant_lies_in_one_quarter(Instant instant, String table, Instant begin, Instant end) {
    Quarter quarter = Quarter.of(instant);
    assertThat(quarter.table()).isEqualTo(table);
    assertThat(Instant.ofEpochSecond(quarter.begin())).isEqualTo(begin);
    assertThat(Instant.ofEpochSecond(quarter.end())).isEqualTo(end);
  }

  @Test
  void a_quarter_ends_where_the_next_one_begins() {
    Quarter quarter = Quarter.of(Instant.parse("1969-11-11T11:11:11Z"));
    Quarter next = Quarter.of(Instant.ofEpochSecond(quarter.end()));
    assertThat(next).isEqualTo(new Quarter(1970, 1));
    assertThat(next.begin()).isEqualTo(quarter.end());
  }
}
