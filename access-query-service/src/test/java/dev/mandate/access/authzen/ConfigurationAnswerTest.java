package dev.mandate.access.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.http.PublicAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** Clients find every call under the address that the service is known by. */
class ConfigurationAnswerTest {
  @ParameterizedTest
  @ValueSource(strings = {"https://pdp.example.com/mandate", "https://pdp.example.com/mandate/"})
  void a_configured_address_counts_and_not_that_of_the_request(String url) {
    ResponseEntity<ConfigurationAnswer> answer = configuration(URI.create(url));
    assertThat(answer.getBody())
        .isEqualTo(ConfigurationAnswer.at("https://pdp.example.com/mandate"));
  }

  @Test
  void without_one_the_address_is_that_of_the_request() {
    assertThat(configuration(null).getBody()).isEqualTo(ConfigurationAnswer.at("http://localhost"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pdp.example.com", "ftp://pdp", "https:///x", "https://pdp?x", "https://pdp#x"})
  void an_address_that_no_client_can_use_fails_the_start(String url) {
    assertThatThrownBy(() -> new PublicAddress(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mandate.public-url has to be");
  }

  private static ResponseEntity<ConfigurationAnswer> configuration(@Nullable URI publicUrl) {
    return new ConfigurationController(new PublicAddress(publicUrl))
        .configuration(new MockHttpServletRequest());
  }
}
