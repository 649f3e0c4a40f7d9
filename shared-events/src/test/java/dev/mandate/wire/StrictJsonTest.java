package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a JSON object and what is none, in both modes. */
class StrictJsonTest {
  private static final String GOOD = Golden.data("commands", "GrantRole.v1");

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "[{}]", "1", "true", "\"text\""})
  void a_value_that_is_no_object_is_unreadable(String json) {
    assertThat(CommandRecord.grantRole().value(json).unreadable().detail())
        .isEqualTo("the value is not a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{/* */}",
        "<xml/>"
      })
  void a_value_that_is_no_json_is_unreadable(String text) {
    assertThat(CommandRecord.grantRole().value(text).unreadable().detail())
        .startsWith("the value is not valid JSON");
    assertThat(CommandRecord.grantRole().structured().value(text).unreadable().detail())
        .startsWith("the value is not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "}", "{}", "null", ",", "\u0000"})
  void garbage_behind_the_object_makes_a_record_unreadable(String garbage) {
    CommandRecord structured = CommandRecord.grantRole().structured();
    String envelope = new String(structured.value(), StandardCharsets.UTF_8);

    assertThat(CommandRecord.grantRole().value(GOOD + garbage).unreadable()).isNotNull();
    assertThat(structured.value(envelope + garbage).unreadable()).isNotNull();
  }

  @Test
  void white_space_around_the_object_is_fine() {
    assertThat(CommandRecord.grantRole().value("\r\n\t " + GOOD + "\n \n").validCommand())
        .isNotNull();
  }

  @Test
  void bytes_that_are_no_utf_8_are_unreadable() {
    byte[] broken = GOOD.getBytes(StandardCharsets.UTF_8);
    broken[GOOD.indexOf("Cover")] = (byte) 0xFF;

    assertThat(CommandRecord.grantRole().value(broken).unreadable().detail())
        .isEqualTo("the bytes are not valid UTF-8");
  }

  @Test
  void an_overlong_or_truncated_utf_8_sequence_is_unreadable() {
    byte[] overlong = "{\"a\":\"??\"}".getBytes(StandardCharsets.UTF_8);
    overlong[6] = (byte) 0xC0;
    overlong[7] = (byte) 0xAF;
    byte[] truncated = "{\"a\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    truncated[6] = (byte) 0xE6;

    assertThat(CommandRecord.grantRole().value(overlong).unreadable().detail())
        .isEqualTo("the bytes are not valid UTF-8");
    assertThat(CommandRecord.grantRole().value(truncated).unreadable().detail())
        .isEqualTo("the bytes are not valid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void other_encodings_of_unicode_are_unreadable(String charset) {
    byte[] bytes = GOOD.getBytes(Charset.forName(charset));

    assertThat(CommandRecord.grantRole().value(bytes).unreadable()).isNotNull();
  }

  @Test
  void a_key_that_comes_twice_makes_a_record_unreadable() {
    String twice = GOOD.replaceFirst("\\{", "{\"userId\":\"someone.else\",");

    assertThat(CommandRecord.grantRole().value(twice).unreadable().detail())
        .startsWith("the value is not valid JSON, or has a duplicate key, at line 1, column");
    assertThat(CommandRecord.grantRole().value(twice).structured().unreadable().detail())
        .startsWith("the value is not valid JSON, or has a duplicate key");
    assertThat(CommandRecord.grantRole().value(twice).structuredBase64().unreadable().detail())
        .startsWith("the value is not valid JSON, or has a duplicate key");
  }

  @Test
  void a_key_that_comes_twice_in_an_unknown_nested_object_makes_a_record_unreadable() {
    String twice = GOOD.replaceFirst("\\{", "{\"x\":[{\"a\":1,\"\\\\u0061\":2}],");

    assertThat(CommandRecord.grantRole().value(twice).unreadable().detail())
        .startsWith("the value is not valid JSON, or has a duplicate key");
  }

  @Test
  void an_attribute_that_comes_twice_in_a_structured_record_makes_it_unreadable() {
    CommandRecord structured = CommandRecord.grantRole().structured();
    String envelope = new String(structured.value(), StandardCharsets.UTF_8);
    String twice = envelope.replaceFirst("\\{", "{\"id\":\"c-2\",");

    assertThat(structured.value(twice).unreadable().detail())
        .startsWith("the value is not valid JSON, or has a duplicate key");
  }

  @Test
  void data_nested_32_deep_is_readable_and_33_deep_is_not() {
    assertThat(CommandRecord.grantRole().value(nested(32)).validCommand()).isNotNull();
    assertThat(CommandRecord.grantRole().value(nested(33)).unreadable().detail())
        .startsWith("the value exceeds a limit");
  }

  @Test
  void the_limit_of_nesting_counts_the_data_alone_in_structured_mode() {
    CommandRecord deepest = CommandRecord.grantRole().value(nested(32));
    CommandRecord tooDeep = CommandRecord.grantRole().value(nested(33));

    assertThat(deepest.structured().validCommand()).isEqualTo(deepest.validCommand());
    assertThat(deepest.structuredBase64().validCommand()).isEqualTo(deepest.validCommand());
    assertThat(tooDeep.structured().unreadable().detail()).startsWith("the value exceeds a limit");
    assertThat(tooDeep.structuredBase64().unreadable().detail())
        .startsWith("the value exceeds a limit");
  }

  @Test
  void a_value_that_is_nothing_but_brackets_is_unreadable() {
    assertThat(CommandRecord.grantRole().value("[".repeat(65_536)).unreadable().detail())
        .startsWith("the value exceeds a limit");
    assertThat(CommandRecord.grantRole().value("{\"a\":".repeat(13_000)).unreadable().detail())
        .startsWith("the value exceeds a limit");
  }

  @Test
  void what_is_wrong_is_said_without_quoting_the_record() {
    String secret = "hunter2";

    assertThat(CommandRecord.grantRole().value("{\"a\":" + secret).unreadable().detail())
        .doesNotContain(secret);
    assertThat(
            CommandRecord.grantRole()
                .value("{\"%s\":1,\"%s\":1}".formatted(secret, secret))
                .unreadable()
                .detail())
        .doesNotContain(secret);
    assertThat(CommandRecord.grantRole().field("role", '"' + secret + '"').problems().toString())
        .doesNotContain(secret);
  }

  /** A good command with an unknown field, so that the whole is this deep. */
  private static String nested(int depth) {
    String field = "\"x\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1);
    return GOOD.replaceFirst("\\{", "{" + field + ",");
  }
}
