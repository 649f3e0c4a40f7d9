package dev.mandate.roles.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.ServiceTest;
import dev.mandate.roles.TestKafka;
import dev.mandate.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A command with {@code dryRun=true} is answered, not taken. */
@ServiceTest
class DryRunOverHttpTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void a_dry_run_answers_what_would_be_and_the_command_itself_then_does_that() throws Exception {
    HttpResponse<String> foretold = post("?dryRun=true", "d-1", register("d1"));
    HttpResponse<String> done = post("?dryRun=false", "d-1", register("d1"));

    assertThat(foretold.statusCode()).isEqualTo(200);
    assertThat(foretold.headers().firstValue("content-type")).contains("application/json");
    assertThat(foretold.body())
        .isEqualTo(
            """
            {"dryRun":true,"commandId":"d-1","commandSource":"/up/stream","outcome":"ACCEPTED",\
            "position":0,"events":[{"type":"PartnerRegistered","position":1,\
            "data":{"partnerId":"d1","name":"D","sellsWholesale":false}}],"access":[]}\
            """);
    assertThat(done.body()).contains("\"events\":[{\"type\":\"PartnerRegistered\",\"position\":1}");
  }

  @Test
  void the_difference_in_access_has_levels_before_and_after() throws Exception {
    post("", "d-2", register("d2"));
    post("", "d-3", "ProvisionUser", user("d2", "d2-first"));
    post("", "d-4", "ProvisionUser", user("d2", "d2-u"));

    HttpResponse<String> answer =
        post(
            "?dryRun=true",
            "d-5",
            "GrantRole",
            "{\"partnerId\":\"d2\",\"userId\":\"d2-u\",\"role\":\"WHOLESALE_ADMIN\"}");
    HttpResponse<String> accepted =
        post(
            "?dryRun=true",
            "d-6",
            "GrantRole",
            "{\"partnerId\":\"d2\",\"userId\":\"d2-u\",\"role\":\"PARTNER_READ_ONLY_ADMIN\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "\"outcome\":\"REJECTED\"", "\"code\":\"NOT_A_WHOLESALE_PARTNER\"", "\"detail\":");
    assertThat(accepted.body())
        .contains(
            """
            "access":[{"user":"d2-u","org":"d2","orgType":"PARTNER",\
            "before":{"capabilities":{"PARTNER_HUB.HUB_ANALYTICS":"NONE",\
            "PARTNER_HUB.HUB_CUSTOMIZATION":"NONE"},"settings":{},"partial":[]},\
            "after":{"capabilities":{"PARTNER_HUB.HUB_ANALYTICS":"READ_ONLY",\
            "PARTNER_HUB.HUB_CUSTOMIZATION":"READ_ONLY"},"settings":{},"partial":[]}}]\
            """);
  }

  @Test
  void an_invalid_value_is_a_foretold_rejection_but_an_unreadable_command_a_bad_request()
      throws Exception {
    HttpResponse<String> invalid =
        post("?dryRun=true", "d-7", "ProvisionUser", user("d3", "no valid id!"));
    HttpResponse<String> unreadable = post("?dryRun=true", "d-8", "{\"partnerId\":\"d3\"}");

    assertThat(invalid.statusCode()).isEqualTo(200);
    assertThat(invalid.body()).contains("\"outcome\":\"REJECTED\"", "\"code\":\"INVALID\"");
    assertThat(unreadable.statusCode()).isEqualTo(400);
    assertThat(unreadable.body()).contains("\"code\":\"INVALID\"", "name is missing");
  }

  @Test
  void a_command_that_was_decided_says_so() throws Exception {
    post("", "d-9", register("d4"));

    HttpResponse<String> answer = post("?dryRun=true", "d-9", register("d4"));

    assertThat(answer.body())
        .contains("\"alreadyDecided\":true", "\"events\":[]", "\"access\":[]", "\"position\":1");
  }

  @Test
  void a_dry_run_puts_nothing_on_any_topic() throws Exception {
    post("", "d-10", register("d5"));
    Map<TopicPartition, Long> ends = ends();

    post("?dryRun=true", "d-11", "ProvisionUser", user("d5", "d5-u"));

    assertThat(ends()).isEqualTo(ends);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?dryRun=yes", "?dryRun=", "?dryRun", "?dryRun=TRUE", "?dryRun=true&dryRun=false"})
  void what_is_neither_true_nor_false_is_refused_and_not_done(String query) throws Exception {
    HttpResponse<String> answer = post(query, "d-12", register("d6"));
    HttpResponse<String> still = post("?dryRun=true", "d-12", register("d6"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"BAD_REQUEST\"", "dryRun");
    assertThat(still.body()).contains("\"position\":0").doesNotContain("alreadyDecided");
  }

  private static Map<TopicPartition, Long> ends() {
    Map<String, Object> settings = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          List.of(Topics.COMMANDS, Topics.COMMAND_RESULTS, Topics.COMMANDS_DLT).stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      return consumer.endOffsets(partitions);
    }
  }

  private static String register(String partner) {
    return "{\"partnerId\":\"%s\",\"name\":\"D\",\"sellsWholesale\":false}".formatted(partner);
  }

  private static String user(String partner, String id) {
    return "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"displayName\":\"U\",\"email\":\"u@example.com\"}"
        .formatted(partner, id);
  }

  private HttpResponse<String> post(String query, String id, String data) throws Exception {
    return post(query, id, "RegisterPartner", data);
  }

  private HttpResponse<String> post(String query, String id, String type, String data)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/commands" + query))
            .header("authorization", ServiceTest.AUTHORIZATION)
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-source", "/up/stream")
            .header("ce-type", "dev.mandate.command." + type + ".v1")
            .header("ce-authtype", "system")
            .header("ce-authid", "upstream")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(data))
            .build(),
        BodyHandlers.ofString());
  }
}
