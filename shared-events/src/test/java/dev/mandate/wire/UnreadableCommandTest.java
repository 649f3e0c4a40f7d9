package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a record unreadable, clause by clause: its envelope. */
class UnreadableCommandTest {
  @Test
  void the_record_that_the_other_tests_break_is_a_valid_command() {
    assertThat(CommandRecord.grantRole().validCommand()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "type", "specversion"})
  void a_record_without_one_of_the_four_attributes_is_unreadable(String attribute) {
    CommandRecord record = CommandRecord.grantRole().without("ce_" + attribute);

    assertThat(record.unreadable().detail()).startsWith(attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source", "type", "specversion"})
  void a_structured_record_without_one_of_the_four_attributes_is_unreadable(String attribute) {
    CommandRecord record = CommandRecord.grantRole().without("ce_" + attribute).structured();

    assertThat(record.unreadable().detail()).startsWith(attribute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source"})
  void an_attribute_of_the_identity_that_is_null_is_missing(String attribute) {
    CommandRecord record = CommandRecord.grantRole().header("ce_" + attribute, (byte[]) null);

    assertThat(record.unreadable().detail()).isEqualTo(attribute + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.3", "1", "1.0.0", "2.0", "", " 1.0"})
  void a_record_of_another_specversion_is_unreadable(String version) {
    CommandRecord record = CommandRecord.grantRole().header("ce_specversion", version);

    assertThat(record.unreadable().detail()).isEqualTo("specversion is not 1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.mandate.command.GrantRole.v2",
        "dev.mandate.command.GrantRole",
        "dev.mandate.command.grantrole.v1",
        "dev.mandate.event.RoleGranted.v1",
        "GrantRole",
        "dev.mandate.commands.GrantRole",
        "java.lang.String",
        ""
      })
  void a_record_of_an_unknown_type_or_version_is_unreadable(String type) {
    CommandRecord record = CommandRecord.grantRole().header("ce_type", type);

    assertThat(record.unreadable().detail()).isEqualTo("type is not a known command");
  }

  @Test
  void a_tombstone_is_unreadable() {
    CommandRecord record = CommandRecord.grantRole().value((byte[]) null);

    assertThat(record.unreadable().detail()).isEqualTo("the value is absent");
  }

  @Test
  void a_structured_tombstone_is_unreadable() {
    CommandRecord record = CommandRecord.grantRole().structured().value((byte[]) null);

    assertThat(record.unreadable().detail()).isEqualTo("the value is absent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "source"})
  void an_identity_of_256_characters_is_readable_and_one_of_257_is_not(String attribute) {
    CommandRecord longest = CommandRecord.grantRole().header("ce_" + attribute, "x".repeat(256));
    CommandRecord tooLong = CommandRecord.grantRole().header("ce_" + attribute, "x".repeat(257));

    assertThat(longest.validCommand()).isNotNull();
    assertThat(tooLong.unreadable().detail()).startsWith(attribute + " is empty, longer than 256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "a\nb", "\u007f", "\u0085"})
  void an_identity_that_is_empty_or_has_control_characters_is_unreadable(String id) {
    assertThat(CommandRecord.grantRole().header("ce_id", id).unreadable().id()).isNull();
    assertThat(CommandRecord.grantRole().header("ce_source", id).unreadable().source()).isNull();
  }

  @Test
  void an_identity_with_half_a_surrogate_pair_is_unreadable() {
    CommandRecord record = CommandRecord.grantRole().structured();
    String broken = new String(record.value(), StandardCharsets.UTF_8).replace("c-1", "\\ud83d");

    assertThat(record.value(broken).unreadable().detail()).startsWith("id is empty, longer");
  }

  @Test
  void an_attribute_that_comes_twice_makes_the_record_unreadable() {
    CommandRecord record = CommandRecord.grantRole().addHeader("ce_authid", "mallory");

    assertThat(record.unreadable().detail()).isEqualTo("a ce_ header comes twice");
  }

  @Test
  void an_attribute_that_is_no_utf_8_makes_the_record_unreadable() {
    CommandRecord record =
        CommandRecord.grantRole().header("ce_authid", new byte[] {(byte) 0xC3, (byte) 0x28});

    assertThat(record.unreadable().detail()).isEqualTo("a ce_ header is not valid UTF-8");
  }

  @Test
  void headers_that_are_no_attributes_are_ignored() {
    CommandRecord record =
        CommandRecord.grantRole()
            .addHeader("kafka_tool", "a")
            .addHeader("kafka_tool", "b")
            .header("other", new byte[] {(byte) 0xFF})
            .header("empty", (byte[]) null);

    assertThat(record.validCommand()).isNotNull();
  }
}
