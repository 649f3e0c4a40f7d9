package dev.mandate.access.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Times as people read and write them. */
class TimesTest {
  private static final Instant INSTANT = Instant.parse("2026-11-29T16:06:03.500Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void a_time_is_told_in_the_language_and_zone_of_whoever_reads_it() {
    assertThat(new Times(Language.ENGLISH, ZoneOffset.UTC).of(INSTANT))
        .isEqualTo("29 Nov 2026, 16:06");
    assertThat(new Times(Language.CHINESE, SHANGHAI).of(INSTANT)).isEqualTo("2026年11月30日 00:06");
  }

  @Test
  void an_exact_time_names_its_zone() {
    assertThat(new Times(Language.ENGLISH, SHANGHAI).exact(INSTANT))
        .isEqualTo("30 Nov 2026, 00:06:03 Asia/Shanghai");
    assertThat(new Times(Language.ENGLISH, ZoneOffset.UTC).exact(INSTANT)).endsWith(" UTC");
  }

  @Test
  void what_somebody_writes_into_a_form_is_in_their_zone() {
    Times times = new Times(Language.ENGLISH, SHANGHAI);
    assertThat(times.read("2026-11-30T00:06")).isEqualTo(Instant.parse("2026-11-29T16:06:00Z"));
    assertThat(times.read("tomorrow")).isNull();
    assertThat(times.read("")).isNull();
  }
}
