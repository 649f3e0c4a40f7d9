package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

  /** Also where there is no such day or hour: what is no instant must not become one. */
  @Property(tries = 20_000)
  void the_form_of_the_contract_is_read_and_written_as_the_standard_library_does(
      @ForAll @IntRange(max = 9_999) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day,
      @ForAll @IntRange(max = 24) int hour,
      @ForAll @IntRange(max = 60) int minute,
      @ForAll @IntRange(max = 60) int second,
      @ForAll @IntRange(max = 999) int millis) {
    String text =
        "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ"
            .formatted(year, month, day, hour, minute, second, millis);
    Instant expected;
    try {
      expected = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
      return;
    }
    assertThat(Instants.format(expected)).isEqualTo(text);
    if (year > 0) {
      assertThat(Instants.parse(text)).isEqualTo(expected);
    } else {
      assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
    }
  }
}
