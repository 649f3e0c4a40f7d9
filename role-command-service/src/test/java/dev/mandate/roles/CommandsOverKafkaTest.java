package dev.mandate.roles;

import static dev.mandate.roles.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;

/** Commands in, results, events and dead letters out: the service as upstream systems see it. */
@ServiceTest
class CommandsOverKafkaTest {
  private static final String REGISTER =
      "{\"partnerId\":\"%s\",\"name\":\"P\",\"sellsWholesale\":true}";
  private static final String USER =
      "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"displayName\":\"U\",\"email\":\"u@example.com\"}";

  @Autowired private KafkaTemplate<byte[], byte[]> kafka;

  @Test
  void every_command_gets_its_result_and_leaves_its_events_in_order() {
    send("k1", "k-a", "RegisterPartner", REGISTER.formatted("k1"));
    send("k1", "k-b", "ProvisionUser", USER.formatted("k1", "k1-u1"));
    send("k1", "k-c", "ProvisionUser", USER.formatted("k-unknown", "k1-u2"));

    try (TopicReader results = new TopicReader(Topics.COMMAND_RESULTS);
        TopicReader events = new TopicReader(Topics.EVENTS)) {
      List<ConsumerRecord<byte[], byte[]>> answers =
          results.await(3, r -> header(r, "ce_causationid").startsWith("k-"));
      assertThat(answers)
          .extracting(CommandsOverKafkaTest::text)
          .containsExactlyInAnyOrder(
              """
              {"commandId":"k-a","commandSource":"/test","outcome":"ACCEPTED","position":1,\
              "events":[{"type":"PartnerRegistered","position":1}]}\
              """,
              """
              {"commandId":"k-b","commandSource":"/test","outcome":"ACCEPTED","position":4,\
              "events":[{"type":"UserProvisioned","position":2},\
              {"type":"RoleGranted","position":3},{"type":"RoleGranted","position":4}]}\
              """,
              """
              {"commandId":"k-c","commandSource":"/test","outcome":"REJECTED",\
              "code":"UNKNOWN_PARTNER","detail":"The partner is not registered","position":1,\
              "events":[{"type":"CommandRejected","position":1}]}\
              """);

      List<ConsumerRecord<byte[], byte[]>> history =
          events.await(4, r -> Arrays.equals(r.key(), utf8("k1")));
      assertThat(history)
          .extracting(r -> header(r, "ce_type"), r -> header(r, "ce_sequence"))
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "dev.mandate.event.PartnerRegistered.v1", "0000000000000000001"),
              org.assertj.core.groups.Tuple.tuple(
                  "dev.mandate.event.UserProvisioned.v1", "0000000000000000002"),
              org.assertj.core.groups.Tuple.tuple(
                  "dev.mandate.event.RoleGranted.v1", "0000000000000000003"),
              org.assertj.core.groups.Tuple.tuple(
                  "dev.mandate.event.RoleGranted.v1", "0000000000000000004"));
      assertThat(header(history.get(1), "ce_authid")).isEqualTo("upstream");
      assertThat(header(history.get(2), "ce_authid")).isEqualTo("mandate");
      assertThat(header(history.get(2), "ce_causationid")).isEqualTo("k-b");
    }
  }

  @Test
  void R10_R19_a_role_that_is_limited_in_time_ends_by_itself_with_what_depends_on_it() {
    send("k4", "e-a", "RegisterPartner", REGISTER.formatted("k4"));
    send("k4", "e-b", "ProvisionUser", USER.formatted("k4", "k4-u1"));
    send("k4", "e-c", "ProvisionUser", USER.formatted("k4", "k4-u2"));
    try (TopicReader results = new TopicReader(Topics.COMMAND_RESULTS)) {
      results.await(3, r -> Arrays.equals(r.key(), utf8("k4")));
    }
    Instant end = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
    send(
        "k4",
        "e-d",
        "GrantRole",
        """
        {"partnerId":"k4","userId":"k4-u2","role":"PARTNER_ADMIN","expiresAt":"%s"}\
        """
            .formatted(end));
    send(
        "k4",
        "e-e",
        "GrantRole",
        """
        {"partnerId":"k4","userId":"k4-u2","role":"WHOLESALE_ADMIN"}\
        """);
    send(
        "k4",
        "e-f",
        "AttachCustomer",
        """
        {"partnerId":"k4","customerId":"k4-c1","name":"C","onBehalfOf":"k4-u2"}\
        """);

    try (TopicReader events = new TopicReader(Topics.EVENTS)) {
      List<ConsumerRecord<byte[], byte[]>> ends =
          events.await(12, r -> Arrays.equals(r.key(), utf8("k4"))).subList(9, 12);

      assertThat(ends)
          .extracting(CommandsOverKafkaTest::text)
          .containsExactly(
              """
              {"partnerId":"k4","userId":"k4-u2","role":"PARTNER_ADMIN","cause":"EXPIRED"}\
              """,
              """
              {"partnerId":"k4","userId":"k4-u2","role":"WHOLESALE_ADMIN",\
              "cause":"PREREQUISITE_LOST"}\
              """,
              """
              {"partnerId":"k4","userId":"k4-u2","customerId":"k4-c1","cause":"ROLE_LOST"}\
              """);
      assertThat(ends)
          .allSatisfy(
              event -> {
                assertThat(header(event, "ce_causationid")).isEqualTo("e-d");
                assertThat(header(event, "ce_authid")).isEqualTo("mandate");
                assertThat(Instant.parse(header(event, "ce_askedtime"))).isEqualTo(end);
                assertThat(Instant.parse(header(event, "ce_time")))
                    .isBetween(end, end.plusSeconds(5));
              });
    }
  }

  @Test
  void a_broken_record_between_good_ones_becomes_a_dead_letter_untouched_and_stops_nothing() {
    byte[] broken = {'{', (byte) 0xff, 0};
    send("k2", "p-a", "RegisterPartner", REGISTER.formatted("k2"));
    send("k2", "p-b", "ProvisionUser", broken);
    kafka
        .send(new ProducerRecord<>(Topics.COMMANDS, null, utf8("k2"), null, new RecordHeaders()))
        .join();
    send("k2", "p-c", "ProvisionUser", USER.formatted("k2", "k2-u1"));

    try (TopicReader results = new TopicReader(Topics.COMMAND_RESULTS);
        TopicReader deadLetters = new TopicReader(Topics.COMMANDS_DLT)) {
      List<ConsumerRecord<byte[], byte[]>> dead =
          deadLetters.await(2, r -> Arrays.equals(r.key(), utf8("k2")));
      assertThat(dead).extracting(ConsumerRecord::value).containsExactly(broken, null);
      assertThat(header(dead.get(0), "mandate_error_code")).isEqualTo("INVALID");
      assertThat(header(dead.get(0), "mandate_original_topic")).isEqualTo(Topics.COMMANDS);
      assertThat(header(dead.get(0), "ce_id")).isEqualTo("p-b");

      List<ConsumerRecord<byte[], byte[]>> answers =
          results.await(3, r -> header(r, "ce_causationid").startsWith("p-"));
      assertThat(answers)
          .extracting(r -> header(r, "ce_type"))
          .containsExactly(
              "dev.mandate.result.CommandAccepted.v1",
              "dev.mandate.result.CommandRejected.v1",
              "dev.mandate.result.CommandAccepted.v1");
    }
  }

  @Test
  void an_unreadable_record_does_not_use_up_its_identity() {
    send("k3", "i-a", "RegisterPartner", utf8("[]"));
    send("k3", "i-a", "RegisterPartner", REGISTER.formatted("k3"));

    try (TopicReader results = new TopicReader(Topics.COMMAND_RESULTS)) {
      assertThat(results.await(2, r -> header(r, "ce_causationid").equals("i-a")))
          .extracting(r -> header(r, "ce_type"))
          .containsExactly(
              "dev.mandate.result.CommandRejected.v1", "dev.mandate.result.CommandAccepted.v1");
    }
  }

  private void send(String key, String id, String type, String data) {
    send(key, id, type, utf8(data));
  }

  private void send(String key, String id, String type, byte @Nullable [] data) {
    RecordHeaders headers = CommandHeaders.of(id, "/test", type, "system", "upstream");
    kafka.send(new ProducerRecord<>(Topics.COMMANDS, null, utf8(key), data, headers)).join();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
