package dev.mandate.access.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void what_goes_on_says_how_much_how_fast_and_how_long_still() {
    assertThat(ProgressLine.of("reading", 1_000_000, 4_000_000, Duration.ofSeconds(20)))
        .isEqualTo("reading: 1,000,000 of 4,000,000 (25 %), 50,000/s, 1 min 0 s left");
    assertThat(ProgressLine.of("reading", 1, 7201, Duration.ofSeconds(1)))
        .isEqualTo("reading: 1 of 7,201 (0 %), 1/s, 2 h 0 min left");
  }

  @Test
  void nobody_is_told_how_long_it_takes_before_anything_is_done() {
    assertThat(ProgressLine.of("reading", 0, 10, Duration.ZERO))
        .isEqualTo("reading: 0 of 10 (0 %), 0/s");
    assertThat(ProgressLine.of("comparing", 0, 0, Duration.ofSeconds(9))).isEqualTo("comparing");
  }

  @Test
  void what_is_done_says_how_long_it_took() {
    assertThat(ProgressLine.done("reading", 200_000, Duration.ofMillis(4500)))
        .isEqualTo("reading: 200,000 in 4 s, 44,444/s");
    assertThat(ProgressLine.done("comparing", 0, Duration.ofSeconds(61)))
        .isEqualTo("comparing: done in 1 min 1 s");
  }
}
