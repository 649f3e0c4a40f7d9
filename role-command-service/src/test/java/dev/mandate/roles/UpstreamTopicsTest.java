package dev.mandate.roles;

import static dev.mandate.roles.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.roles.intake.CommandListener;
import dev.mandate.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Commands of upstreams that have topics of their own: who is believed to ask, and who is not. */
@ServiceTest
class UpstreamTopicsTest {
  private static final String CRM = Topics.COMMANDS + ".crm";
  private static final String PORTAL = Topics.COMMANDS + ".portal";
  private static final String REGISTER =
      "{\"partnerId\":\"%s\",\"name\":\"P\",\"sellsWholesale\":true}";
  private static final String USER =
      "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"displayName\":\"U\",\"email\":\"u@example.com\"}";

  @LocalServerPort private int port;
  @Autowired private KafkaTemplate<byte[], byte[]> kafka;
  @Autowired private KafkaListenerEndpointRegistry listeners;

  @Test
  void R31_a_forged_asker_is_rejected_and_on_record_as_its_sender() {
    send(CRM, "f1", "f1-a", "RegisterPartner", "system", "crm", REGISTER.formatted("f1"));
    resultOf("f1-a");
    send(CRM, "f1", "f1-b", "ProvisionUser", "system", "portal", USER.formatted("f1", "f1-u"));

    assertThat(text(resultOf("f1-b"))).contains("\"code\":\"NOT_AUTHORIZED\"", "send authid crm");
    ConsumerRecord<byte[], byte[]> registered = eventOf("f1-a");
    ConsumerRecord<byte[], byte[]> rejected = eventOf("f1-b");
    assertThat(header(registered, "ce_authid")).isEqualTo("crm");
    assertThat(header(rejected, "ce_type")).isEqualTo("dev.mandate.event.CommandRejected.v1");
    assertThat(header(rejected, "ce_authtype")).isEqualTo("system");
    assertThat(header(rejected, "ce_authid")).isEqualTo("crm");
    assertThat(text(rejected)).contains("in the name of the system portal");
  }

  @Test
  void an_upstream_asks_in_the_name_of_users_only_if_it_may() {
    send(PORTAL, "f2", "f2-a", "RegisterPartner", "system", "portal", REGISTER.formatted("f2"));
    send(PORTAL, "f2", "f2-b", "ProvisionUser", "system", "portal", USER.formatted("f2", "f2-u"));
    resultOf("f2-b");
    send(PORTAL, "f2", "f2-c", "ProvisionUser", "user", "f2-u", USER.formatted("f2", "f2-v"));
    send(CRM, "f2", "f2-d", "ProvisionUser", "user", "f2-u", USER.formatted("f2", "f2-w"));

    assertThat(text(resultOf("f2-c"))).contains("\"outcome\":\"ACCEPTED\"");
    assertThat(header(eventOf("f2-c"), "ce_authid")).isEqualTo("f2-u");
    assertThat(text(resultOf("f2-d"))).contains("\"code\":\"NOT_AUTHORIZED\"");
    assertThat(header(eventOf("f2-d"), "ce_authid")).isEqualTo("crm");
    assertThat(header(eventOf("f2-d"), "ce_actorroles")).isEmpty();
  }

  @Test
  void a_repaired_dead_letter_of_an_upstream_goes_back_to_its_topic_and_names_nobody_else()
      throws Exception {
    send(CRM, "f3", "f3-a", "RegisterPartner", "system", "portal", "[]");
    ConsumerRecord<byte[], byte[]> dead = deadLetterOf("f3");
    assertThat(header(dead, "mandate_original_topic")).isEqualTo(CRM);

    HttpResponse<String> answer =
        redrive(
            dead, "{\"value\":\"%s\"}".formatted(REGISTER.formatted("f3").replace("\"", "\\\"")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).contains("\"topic\":\"" + CRM + "\"");
    assertThat(header(eventOf("f3-a"), "ce_authid")).isEqualTo("crm");
    assertThat(header(eventOf("f3-a"), "ce_type")).endsWith("CommandRejected.v1");
  }

  /** So that a partner has one writer, on whichever topics its commands come. */
  @Test
  void a_consumer_has_the_same_partitions_of_all_topics() {
    ConcurrentMessageListenerContainer<?, ?> all =
        (ConcurrentMessageListenerContainer<?, ?>)
            Objects.requireNonNull(listeners.getListenerContainer(CommandListener.GROUP));
    await().until(() -> assigned(all).size() == 4 * 3);

    for (MessageListenerContainer consumer : all.getContainers()) {
      Map<String, Set<Integer>> byTopic = new HashMap<>();
      for (TopicPartition each : assigned(consumer)) {
        byTopic.computeIfAbsent(each.topic(), _ -> new HashSet<>()).add(each.partition());
      }
      assertThat(byTopic).hasSize(4);
      assertThat(new HashSet<>(byTopic.values())).hasSize(1);
    }
  }

  private static Collection<TopicPartition> assigned(MessageListenerContainer consumer) {
    Collection<TopicPartition> assigned = consumer.getAssignedPartitions();
    return assigned == null ? Set.of() : assigned;
  }

  private void send(
      String topic,
      String key,
      String id,
      String type,
      String authType,
      String authId,
      String data) {
    Headers headers = CommandHeaders.of(id, "/upstreams", type, authType, authId);
    kafka.send(new ProducerRecord<>(topic, null, utf8(key), utf8(data), headers)).join();
  }

  private static ConsumerRecord<byte[], byte[]> resultOf(String id) {
    return first(Topics.COMMAND_RESULTS, id);
  }

  private static ConsumerRecord<byte[], byte[]> eventOf(String id) {
    return first(Topics.EVENTS, id);
  }

  private static ConsumerRecord<byte[], byte[]> first(String topic, String commandId) {
    try (TopicReader reader = new TopicReader(topic)) {
      return reader.await(1, r -> header(r, "ce_causationid").equals(commandId)).getFirst();
    }
  }

  private static ConsumerRecord<byte[], byte[]> deadLetterOf(String key) {
    try (TopicReader reader = new TopicReader(Topics.COMMANDS_DLT)) {
      return reader.await(1, r -> Arrays.equals(r.key(), utf8(key))).getFirst();
    }
  }

  private HttpResponse<String> redrive(ConsumerRecord<byte[], byte[]> dead, String repair)
      throws Exception {
    URI uri =
        URI.create(
            "http://localhost:%d/v1/dead-letters/%d/%d/redrive"
                .formatted(port, dead.partition(), dead.offset()));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(uri)
              .header("authorization", ServiceTest.AUTHORIZATION)
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString(repair))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
