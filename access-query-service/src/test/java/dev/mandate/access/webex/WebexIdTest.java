package dev.mandate.access.webex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebexIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"acme", "u-1", "daniel.kim@acme.example", "A:b_c", "Y2lzY29zcGFyazovL3Vz"})
  void a_plain_id_stays_as_it_is(String id) {
    assertThat(WebexId.PEOPLE.plain(id)).isEqualTo(id);
    assertThat(WebexId.ORGANIZATION.plain(id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ab", "abc", "daniel.kim@acme.example"})
  void the_form_of_Webex_is_understood_with_and_without_padding(String id) {
    byte[] address = ("ciscospark://us/PEOPLE/" + id).getBytes(UTF_8);
    assertThat(WebexId.PEOPLE.plain(Base64.getEncoder().withoutPadding().encodeToString(address)))
        .isEqualTo(id);
    assertThat(WebexId.PEOPLE.plain(Base64.getEncoder().encodeToString(address))).isEqualTo(id);
  }

  @Test
  void an_id_of_something_else_is_not_taken_for_a_person() {
    String organization =
        Base64.getEncoder().encodeToString("ciscospark://us/ORGANIZATION/acme".getBytes(UTF_8));
    assertThat(WebexId.PEOPLE.plain(organization)).isEqualTo(organization);
    assertThat(WebexId.ORGANIZATION.plain(organization)).isEqualTo("acme");
  }
}
