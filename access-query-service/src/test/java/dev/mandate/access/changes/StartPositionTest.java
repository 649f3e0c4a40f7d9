package dev.mandate.access.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.http.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a stream begins, as the request says it. */
class StartPositionTest {
  @Test
  void a_request_that_names_none_has_none() {
    assertThat(StartPosition.of(null, null)).isNull();
    assertThat(StartPosition.of("", null)).isNull();
  }

  @Test
  void who_comes_back_to_the_same_address_goes_on_where_the_stream_was_cut_off() {
    assertThat(StartPosition.of(null, "0")).isEqualTo(0);
    assertThat(StartPosition.of("17", "0")).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "1234567890123456789", "٣"})
  void anything_but_a_position_is_refused(String text) {
    assertThatThrownBy(() -> StartPosition.of(text, null))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Last-Event-ID has to be a position");
    assertThatThrownBy(() -> StartPosition.of(null, text))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("from has to be a position");
  }
}
