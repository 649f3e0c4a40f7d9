package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instants on the wire: ISO 8601, UTC, milliseconds, Z. */
class InstantsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z, 2026-01-31T12:00:00.000Z",
    "2026-01-31T12:00:00.123456789Z, 2026-01-31T12:00:00.123Z",
    "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
  })
  void an_instant_is_written_in_utc_with_exactly_three_digits(Instant instant, String text) {
    assertThat(Instants.format(instant)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00.123Z",
    "1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z"
  })
  void an_instant_reads_back_to_what_was_written(String text) {
    assertThat(Instants.format(Instants.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z"})
  void an_instant_before_1970_is_cut_in_the_same_direction(String text, Instant expected) {
    assertThat(Instants.parse(text)).isEqualTo(expected);
  }
}
