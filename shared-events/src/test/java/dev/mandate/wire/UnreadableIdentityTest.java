package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever sent an unreadable record gets a result as long as its identity can be read. */
class UnreadableIdentityTest {
  static Stream<CommandRecord> recordsWithAnIdentity() {
    return Stream.of(
        CommandRecord.grantRole().header("ce_specversion", "2.0"),
        CommandRecord.grantRole().without("ce_type"),
        CommandRecord.grantRole().value((byte[]) null),
        CommandRecord.grantRole().value("broken"),
        CommandRecord.grantRole().withoutField("userId"),
        CommandRecord.grantRole().withoutField("partnerId"),
        CommandRecord.grantRole().addHeader("ce_time", "again"),
        CommandRecord.grantRole().header("ce_authid", new byte[] {(byte) 0xFF}),
        CommandRecord.grantRole().header("ce_specversion", "2.0").structured(),
        CommandRecord.grantRole().without("ce_type").structured(),
        CommandRecord.grantRole().withoutField("userId").structured(),
        structured("\"data\":", "\"dataschema\":[],\"data\":"),
        structured("\"data\":", "\"data_base64\":\"e30=\",\"data\":"),
        structured("\"data\":", "\"data_base64\":{},\"unused\":"),
        structured("\"data\":{.*", "\"data_base64\":\"*\"}"),
        structured("\"data\":{.*", "\"data\":null}"));
  }

  @ParameterizedTest
  @MethodSource("recordsWithAnIdentity")
  void an_unreadable_record_reports_its_identity(CommandRecord record) {
    Unreadable unreadable = record.unreadable();

    assertThat(unreadable.id()).isEqualTo("c-1");
    assertThat(unreadable.source()).isEqualTo("/provisioning");
    assertThat(unreadable.correlationId()).isEqualTo("order-7");
  }

  @Test
  void what_cannot_be_read_of_the_identity_is_null() {
    assertThat(CommandRecord.grantRole().without("ce_id").unreadable())
        .isEqualTo(new Unreadable("id is missing", null, "/provisioning", "order-7"));
    assertThat(CommandRecord.grantRole().header("ce_source", "x".repeat(257)).unreadable())
        .extracting(Unreadable::id, Unreadable::source)
        .containsExactly("c-1", null);
  }

  @Test
  void an_id_that_comes_twice_is_nobodys() {
    CommandRecord twice = CommandRecord.grantRole().addHeader("ce_id", "c-2");
    CommandRecord thrice = CommandRecord.grantRole().addHeader("ce_id", "c-2");

    assertThat(twice.unreadable().id()).isNull();
    assertThat(thrice.addHeader("ce_id", "c-3").unreadable().id()).isNull();
  }

  @Test
  void a_record_without_headers_and_value_reports_nothing() {
    assertThat(KafkaBinding.readCommand(new RecordHeaders(), null))
        .isEqualTo(new Unreadable("specversion is not 1.0", null, null, null));
  }

  private static CommandRecord structured(String pattern, String replacement) {
    CommandRecord record = CommandRecord.grantRole().structured();
    String text = new String(record.value(), StandardCharsets.UTF_8);
    String broken = text.replaceFirst(pattern.replace("{", "\\{"), replacement);
    assertThat(broken).isNotEqualTo(text);
    return record.value(broken);
  }
}
