package dev.mandate.access.console.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.explorer.AsOf.Problem;
import dev.mandate.access.console.page.Times;
import dev.mandate.access.history.PointInTime;
import dev.mandate.policy.Language;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which moment a page is asked for. */
class AsOfTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.500Z");
  private static final Times BERLIN = new Times(Language.ENGLISH, ZoneId.of("Europe/Berlin"));

  private static AsOf read(@Nullable String at, @Nullable String time) {
    return AsOf.read(at, time, BERLIN, new PointInTime(40, NOW), 7);
  }

  @Test
  void whoever_asks_for_no_moment_means_now() {
    assertThat(read(null, null)).isEqualTo(AsOf.NOW);
    assertThat(read("", " ")).isEqualTo(AsOf.NOW);
    assertThat(AsOf.NOW.isNow()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "40", "2026-03-01T11:59:59.123Z"})
  void R29_a_position_or_an_instant_is_taken_as_it_is(String at) {
    assertThat(read(at, null)).isEqualTo(new AsOf(at, null));
  }

  @Test
  void a_time_is_one_in_the_zone_of_whoever_asks_and_counts_more_than_a_link() {
    assertThat(read("9", "2026-03-01T09:30:15").at()).isEqualTo("2026-03-01T08:30:15.999Z");
  }

  @Test
  void what_happened_within_a_second_belongs_to_it_as_far_as_it_has_passed() {
    assertThat(read(null, "2026-03-01T13:00:00").at()).isEqualTo("2026-03-01T12:00:00.500Z");
    assertThat(read(null, "2026-03-01T13:00").at()).isEqualTo("2026-03-01T12:00:00.500Z");
  }

  @ParameterizedTest
  @CsvSource({
    "41,NOT_REACHED",
    "6,NOT_THERE",
    "yesterday,NO_MOMENT",
    "2999-01-01T00:00:00Z,NO_MOMENT"
  })
  void what_is_no_moment_says_why(String at, Problem problem) {
    assertThat(read(at, null)).isEqualTo(AsOf.of(problem));
    assertThat(AsOf.of(problem).isNow()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T13:00:01", "2026-02-30T10:00", "noon"})
  void a_time_that_has_not_come_or_is_none_is_no_moment(String time) {
    assertThat(read(null, time)).isEqualTo(AsOf.of(Problem.NO_MOMENT));
  }
}
