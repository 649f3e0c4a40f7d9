package dev.mandate.access.webex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerAdminTest {
  @ParameterizedTest
  @CsvSource({
    "Daniel Kim, Daniel, Kim",
    "Ana María López, Ana María, López",
    "' Ada  Byron ', Ada, Byron",
    "Ada, Ada,",
  })
  void the_last_word_of_a_name_is_the_last_name(String name, String first, String last) {
    PartnerAdmin admin = PartnerAdmin.of("u", name, "u@example.com");
    assertThat(admin.firstName()).isEqualTo(first);
    assertThat(admin.lastName()).isEqualTo(last);
    assertThat(admin.displayName()).isEqualTo(name);
  }
}
