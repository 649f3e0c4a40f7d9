package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as one JSON object, by the CloudEvents JSON format. */
class StructuredModeTest {
  @Test
  void a_command_reads_the_same_in_binary_and_in_structured_mode() {
    CommandRecord record = CommandRecord.golden("ProvisionUser.v1");

    assertThat(record.structured().received()).isEqualTo(record.received());
    assertThat(record.structuredBase64().received()).isEqualTo(record.received());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json",
        "application/cloudevents+json;charset=utf-8",
        "application/cloudevents+json ; charset=UTF-8",
        "Application/CloudEvents+JSON"
      })
  void the_media_type_decides_whatever_its_case_and_parameters(String mediaType) {
    CommandRecord record = CommandRecord.grantRole().structured();

    assertThat(record.header("content-type", mediaType).validCommand()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents-batch+json",
        "application/cloudevents+avro",
        "application/cloudevents+protobuf",
        "application/cloudevents"
      })
  void other_formats_of_cloudevents_are_unreadable(String mediaType) {
    CommandRecord record = CommandRecord.grantRole().structured();

    assertThat(record.header("content-type", mediaType).unreadable().detail())
        .isEqualTo("only the JSON format of CloudEvents is read, one per message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "", "nonsense"})
  void any_other_content_type_is_that_of_the_data_in_binary_mode(String contentType) {
    assertThat(CommandRecord.grantRole().header("content-type", contentType).validCommand())
        .isEqualTo(CommandRecord.grantRole().without("content-type").validCommand());
  }

  @Test
  void the_attributes_of_the_envelope_count_and_not_those_of_the_headers() {
    CommandRecord record = CommandRecord.grantRole().structured().header("ce_id", "from a header");

    assertThat(record.message().id()).isEqualTo("c-1");
  }

  @Test
  void an_attribute_that_only_a_header_has_is_not_one_of_a_structured_record() {
    CommandRecord record = CommandRecord.grantRole().without("ce_correlationid").structured();

    assertThat(record.header("ce_correlationid", "from a header").message().correlationId())
        .isNull();
  }

  @Test
  void a_structured_record_that_is_broken_is_reported_under_the_identity_of_its_headers() {
    CommandRecord record =
        CommandRecord.grantRole()
            .structured()
            .header("ce_id", "c-1")
            .header("ce_source", "/provisioning")
            .value("{");

    assertThat(record.unreadable())
        .extracting(Unreadable::id, Unreadable::source)
        .containsExactly("c-1", "/provisioning");
  }

  @Test
  void an_attribute_that_is_null_is_absent() {
    CommandRecord record = edited("\"order-7\"", "null");

    assertThat(record.valid()).isNotNull();
    assertThat(record.message().correlationId()).isNull();
  }

  @Test
  void booleans_and_integers_are_attributes_by_their_text() {
    assertThat(edited("\"order-7\"", "17").message().correlationId()).isEqualTo("17");
    assertThat(edited("\"order-7\"", "true").message().correlationId()).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10", "1e3", "{}", "[]", "[\"c-1\"]"})
  void an_attribute_of_a_type_that_cloudevents_does_not_know_is_unreadable(String json) {
    assertThat(edited("\"c-1\"", json).unreadable())
        .isEqualTo(
            new Unreadable(
                "an attribute is neither string, boolean nor integer",
                null,
                "/provisioning",
                "order-7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"***\"", "\"e30\\n=\"", "\"e\"", "17", "true"})
  void data_base64_that_is_none_is_unreadable(String json) {
    CommandRecord record = CommandRecord.grantRole().structuredBase64();
    String text = new String(record.value(), StandardCharsets.UTF_8);
    CommandRecord broken =
        record.value(text.replaceFirst("\"data_base64\":.*", "\"data_base64\":") + json + "}");

    assertThat(broken.unreadable().detail()).matches("data_base64 is not (base64|a string)");
  }

  @Test
  void data_in_both_forms_are_unreadable() {
    assertThat(edited("\"data\":", "\"data_base64\":\"e30=\",\"data\":").unreadable().detail())
        .isEqualTo("the message has both data and data_base64");
  }

  @Test
  void data_that_are_null_are_absent() {
    assertThat(CommandRecord.grantRole().value("null").structured().unreadable().detail())
        .isEqualTo("the value is absent");
  }

  @Test
  void data_that_are_a_string_with_json_are_no_object() {
    CommandRecord record = CommandRecord.grantRole().value("\"{}\"").structured();

    assertThat(record.unreadable().detail()).isEqualTo("the value is not a JSON object");
  }

  private static CommandRecord edited(String text, String replacement) {
    CommandRecord record = CommandRecord.grantRole().structured();
    String envelope = new String(record.value(), StandardCharsets.UTF_8);
    assertThat(envelope).containsOnlyOnce(text);
    return record.value(envelope.replace(text, replacement));
  }
}
