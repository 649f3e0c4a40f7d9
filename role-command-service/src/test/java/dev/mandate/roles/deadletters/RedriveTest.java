package dev.mandate.roles.deadletters;

import static dev.mandate.roles.deadletters.Letters.dead;
import static dev.mandate.roles.deadletters.Letters.headers;
import static dev.mandate.roles.deadletters.Letters.registers;
import static dev.mandate.roles.deadletters.Letters.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Topics;
import dev.mandate.wire.Unreadable;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What goes onto the topic of commands when a dead letter is sent again. */
class RedriveTest {
  private static final byte[] KEY = {(byte) 0xff, 0};
  private static final byte[] BROKEN = {'{', (byte) 0xfe, 0};

  @Test
  void unchanged_means_the_same_key_value_and_headers_with_a_trace_behind_them() {
    Headers came = registers("r-1");
    came.add("x-bytes", KEY).add("x-none", null).add("x-twice", utf8("1")).add("x-twice", BROKEN);

    Redrive redrive = Redrive.unchanged(dead(KEY, came, BROKEN));

    ProducerRecord<byte[], byte[]> sent = redrive.record();
    assertThat(sent.topic()).isEqualTo(Topics.COMMANDS);
    assertThat(sent.partition()).isNull();
    assertThat(sent.key()).isEqualTo(KEY);
    assertThat(sent.value()).isEqualTo(BROKEN);
    came.add("mandate_redriven_from", utf8("2/7"));
    assertThat(sent.headers()).isEqualTo(came);
    assertThat(redrive.received()).isInstanceOf(Unreadable.class);
  }

  @Test
  void a_record_goes_back_to_the_topic_on_which_it_came_whatever_its_sender_says() {
    Headers came = registers("r-8").add("mandate_original_topic", utf8(Topics.COMMANDS));
    String own = "mandate.commands.crm";
    Headers dead =
        DeadLetterForm.of(Letters.record(own, 1, 5, null, came, BROKEN), "broken").headers();

    Redrive redrive =
        Redrive.unchanged(Letters.record(Topics.COMMANDS_DLT, 2, 7, null, dead, BROKEN));

    assertThat(redrive.record().topic()).isEqualTo(own);
  }

  @Test
  void a_record_that_does_not_say_where_it_came_is_not_sent() {
    ConsumerRecord<byte[], byte[]> strange =
        Letters.record(Topics.COMMANDS_DLT, 2, 7, null, registers("r-9"), BROKEN);

    assertThatThrownBy(() -> Redrive.unchanged(strange))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo("CONFLICT"));
  }

  @Test
  void a_record_without_key_and_value_stays_without_them() {
    ProducerRecord<byte[], byte[]> sent =
        Redrive.unchanged(dead(null, registers("r-2"), null)).record();

    assertThat(sent.key()).isNull();
    assertThat(sent.value()).isNull();
  }

  @Test
  void headers_that_a_sender_named_like_ours_are_not_taken_for_ours() {
    Headers came = headers("mandate_error_code", "mine", "x", "1", "mandate_original_offset", "2");

    assertThat(DeadLetterForm.originalHeaders(dead(null, came, null).headers()))
        .containsExactly(came.toArray());
    assertThat(DeadLetterForm.originalHeaders(came)).containsExactly(came.toArray());
  }

  @Test
  void a_record_that_dies_again_and_again_has_one_trace() {
    Headers came = registers("r-3").add("mandate_redriven_from", utf8("0/3"));

    Headers sent = Redrive.unchanged(dead(null, came, BROKEN)).record().headers();

    assertThat(sent).isEqualTo(registers("r-3").add("mandate_redriven_from", utf8("2/7")));
  }

  @Test
  void the_trace_stays_away_where_it_would_make_the_headers_of_a_command_too_large() {
    Headers full = filled(registers("r-4"), KafkaBinding.MAX_HEADER_BYTES);
    byte[] value = utf8(Letters.REGISTER.formatted("p"));

    Redrive readable = Redrive.unchanged(dead(null, full, value));
    Redrive broken = Redrive.unchanged(dead(null, full, BROKEN));

    assertThat(readable.received()).isInstanceOf(CommandMessage.class);
    assertThat(readable.record().headers()).isEqualTo(full);
    assertThat(broken.record().headers().lastHeader("mandate_redriven_from")).isNotNull();
  }

  @Test
  void a_repair_changes_what_it_names_and_nothing_else() {
    Headers came =
        registers("r-5").add("x-a", utf8("1")).add("x-b", utf8("2")).add("x-b", utf8("3"));
    Repair repair =
        repair(
            """
            {"key":"p","value":"%s","headers":{"x-a":null,"x-b":"é"}}
            """
                .formatted(Letters.REGISTER.formatted("p").replace("\"", "\\\"")));

    Redrive redrive = Redrive.repaired(dead(KEY, came, BROKEN), repair);

    assertThat(redrive.received()).isInstanceOf(CommandMessage.class);
    assertThat(redrive.record().key()).isEqualTo(utf8("p"));
    assertThat(redrive.record().value()).isEqualTo(utf8(Letters.REGISTER.formatted("p")));
    assertThat(redrive.record().headers())
        .isEqualTo(
            registers("r-5").add("x-b", utf8("é")).add("mandate_redriven_from", utf8("2/7")));
  }

  @Test
  void what_a_repair_does_not_name_keeps_its_bytes() {
    ConsumerRecord<byte[], byte[]> dead =
        dead(KEY, headers("ce_id", "r-6"), utf8(Letters.REGISTER.formatted("p")));
    Repair repair =
        repair(
            """
            {"headers":{"ce_specversion":"1.0","ce_source":"/dead/letters",
             "ce_type":"dev.mandate.command.RegisterPartner.v1"}}
            """);

    ProducerRecord<byte[], byte[]> sent = Redrive.repaired(dead, repair).record();

    assertThat(sent.key()).isEqualTo(KEY);
    assertThat(sent.value()).isEqualTo(dead.value());
    assertThat(sent.headers().lastHeader("ce_id").value()).isEqualTo(utf8("r-6"));
  }

  @Test
  void a_repaired_record_that_is_still_no_command_is_refused() {
    assertThatThrownBy(
            () ->
                Redrive.repaired(
                    dead(null, registers("r-7"), BROKEN), repair("{\"valueBase64\":\"W10=\"}")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.code()).isEqualTo("INVALID");
              assertThat(e.detail()).isEqualTo("the value is not a JSON object");
            });
  }

  @Test
  void a_repair_that_is_not_clear_is_refused() {
    for (String unclear :
        List.of(
            "{}",
            "[]",
            "",
            "{\"value\":\"a\"} x",
            "{\"value\":\"a\",\"value\":\"b\"}",
            "{\"value\":\"a\",\"valueBase64\":\"YQ==\"}",
            "{\"value\":{}}",
            "{\"value\":null}",
            "{\"value\":\"\\ud800\"}",
            "{\"valueBase64\":\"?\"}",
            "{\"headers\":[]}",
            "{\"headers\":{\"ce_id\":1}}",
            "{\"headers\":{\"mandate_redriven_from\":\"0/0\"}}",
            "{\"headers\":{\"mandate_error_code\":null}}",
            "{\"Value\":\"a\"}")) {
      assertThatThrownBy(() -> repair(unclear))
          .as(unclear)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.code()).isEqualTo("BAD_REQUEST"));
    }
  }

  private static Repair repair(String json) {
    return Repair.parse(utf8(json));
  }

  private static Headers filled(RecordHeaders headers, int size) {
    int present = 0;
    for (Header header : headers) {
      present += header.key().length() + header.value().length;
    }
    return headers.add("x", new byte[size - present - 1]);
  }
}
