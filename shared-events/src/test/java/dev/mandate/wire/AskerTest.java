package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks: a user of the partner, or an upstream system by its name. */
class AskerTest {
  @Test
  void a_command_without_authtype_is_invalid() {
    assertThat(CommandRecord.grantRole().without("ce_authtype").problems())
        .containsExactly("authtype is neither user nor system");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "User", "SYSTEM", "service_account", "unknown", "user "})
  void a_command_with_an_unknown_authtype_is_invalid(String type) {
    assertThat(CommandRecord.grantRole().header("ce_authtype", type).problems())
        .containsExactly("authtype is neither user nor system");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "system"})
  void a_command_without_authid_is_invalid(String type) {
    CommandRecord record = CommandRecord.grantRole().header("ce_authtype", type);

    assertThat(record.header("ce_authid", "").problems())
        .containsExactly("authid is missing, or longer than 256 characters");
    assertThat(record.without("ce_authid").problems())
        .containsExactly("authid is missing, or longer than 256 characters");
  }

  @Test
  void an_authid_of_a_user_is_a_user_id() {
    assertThat(CommandRecord.grantRole().header("ce_authid", "not an id").problems())
        .containsExactly("authid is no user id");
    assertThat(CommandRecord.grantRole().header("ce_authid", "x".repeat(65)).problems())
        .containsExactly("authid is no user id");
  }

  @Test
  void an_authid_of_a_system_is_any_name_of_256_characters_at_most() {
    CommandRecord record = CommandRecord.grantRole().header("ce_authtype", "system");
    String longest = "系统 / ".repeat(64).substring(0, 256);

    assertThat(record.header("ce_authid", longest).valid().asker())
        .isEqualTo(new Asker.Upstream(longest));
    assertThat(record.header("ce_authid", longest + "x").problems())
        .containsExactly("authid is missing, or longer than 256 characters");
  }
}
