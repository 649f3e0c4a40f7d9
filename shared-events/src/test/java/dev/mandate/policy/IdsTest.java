package dev.mandate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What is an id. */
class IdsTest {
  @Test
  void every_single_character_counts_as_the_pattern_says() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = Character.toString((char) c);
      assertThat(Ids.isId(text)).as("U+%04X", c).isEqualTo(Id.PATTERN.matcher(text).matches());
    }
  }

  @Test
  void an_id_has_1_to_64_characters() {
    assertThat(Ids.isId("")).isFalse();
    assertThat(Ids.isId("a".repeat(64))).isTrue();
    assertThat(Ids.isId("a".repeat(65))).isFalse();
  }

  @Property
  void any_text_counts_as_the_pattern_says(@ForAll @StringLength(max = 70) String text) {
    assertThat(Ids.isId(text)).isEqualTo(Id.PATTERN.matcher(text).matches());
  }
}
