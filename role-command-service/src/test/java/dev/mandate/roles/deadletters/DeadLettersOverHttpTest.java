package dev.mandate.roles.deadletters;

import static dev.mandate.roles.TopicReader.header;
import static dev.mandate.roles.deadletters.Letters.headers;
import static dev.mandate.roles.deadletters.Letters.registers;
import static dev.mandate.roles.deadletters.Letters.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.ServiceTest;
import dev.mandate.roles.TestKafka;
import dev.mandate.roles.TopicReader;
import dev.mandate.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters as operators see them and send them again, from the topic and back to it. */
@ServiceTest
class DeadLettersOverHttpTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] BROKEN = {'{', (byte) 0xff, 0};

  @LocalServerPort private int port;
  @Autowired private KafkaTemplate<byte[], byte[]> kafka;

  @Test
  void a_dead_letter_shows_its_exact_bytes() throws Exception {
    Headers headers = registers("dl-1");
    headers.add("x-broken", BROKEN).add("x-none", null);
    ConsumerRecord<byte[], byte[]> dead = die("dl1", headers, BROKEN);

    JsonNode shown = JSON.readTree(get(path(dead)).body());

    assertThat(shown.get("detail").asString()).isEqualTo("the bytes are not valid UTF-8");
    assertThat(shown.get("readable").asBoolean()).isFalse();
    JsonNode record = shown.get("record");
    assertThat(record.get("key").asString()).isEqualTo("dl1");
    assertThat(record.get("keyBase64").binaryValue()).isEqualTo(utf8("dl1"));
    assertThat(record.has("value")).isFalse();
    assertThat(record.get("valueBase64").binaryValue()).isEqualTo(BROKEN);
    JsonNode broken = record.get("headers").get(6);
    assertThat(broken.get("name").asString()).isEqualTo("x-broken");
    assertThat(broken.has("value")).isFalse();
    assertThat(broken.get("valueBase64").binaryValue()).isEqualTo(BROKEN);
    assertThat(record.get("headers").get(7)).hasToString("{\"name\":\"x-none\"}");
    assertThat(record.get("headers").get(8).get("name").asString()).isEqualTo("mandate_error_code");
  }

  @Test
  void a_line_of_the_list_tells_what_and_where_without_the_value() throws Exception {
    RecordMetadata sent = send("dl2", registers("dl-2"), utf8("[]"));
    ConsumerRecord<byte[], byte[]> dead = awaitDead("dl2", 1).getFirst();

    JsonNode line = listed(dead);

    assertThat(line.get("timestamp").asString()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
    assertThat(((ObjectNode) line).without("timestamp"))
        .hasToString(
            """
            {"partition":%d,"offset":%d,"key":"dl2","code":"INVALID",\
            "detail":"the value is not a JSON object",\
            "original":{"topic":"mandate.commands","partition":%d,"offset":%d},"size":2,\
            "id":"dl-2","source":"/dead/letters",\
            "type":"dev.mandate.command.RegisterPartner.v1","readable":false}\
            """
                .formatted(dead.partition(), dead.offset(), sent.partition(), sent.offset()));
  }

  @Test
  void a_redrive_without_a_body_sends_the_same_record_and_it_dies_again_with_the_same_bytes()
      throws Exception {
    Headers headers = registers("dl-3").add("x-broken", BROKEN);
    ConsumerRecord<byte[], byte[]> dead = die("dl3", headers, BROKEN);

    HttpResponse<String> answer = redrive(dead, null);
    ConsumerRecord<byte[], byte[]> again = awaitDead("dl3", 2).getLast();

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode put = JSON.readTree(answer.body());
    assertThat(put.get("readable").asBoolean()).isFalse();
    assertThat(put.get("detail").asString()).isEqualTo("the bytes are not valid UTF-8");
    assertThat(header(again, "mandate_original_partition"))
        .isEqualTo(put.get("partition").asString());
    assertThat(header(again, "mandate_original_offset")).isEqualTo(put.get("offset").asString());
    assertThat(again.value()).isEqualTo(BROKEN);
    headers.add("mandate_redriven_from", utf8(dead.partition() + "/" + dead.offset()));
    assertThat(DeadLetterForm.originalHeaders(again.headers())).containsExactly(headers.toArray());
    assertThat(listed(again).get("redrivenFrom").asString())
        .isEqualTo(dead.partition() + "/" + dead.offset());
  }

  @Test
  void a_repaired_dead_letter_is_executed_once_however_often_it_is_sent() throws Exception {
    ConsumerRecord<byte[], byte[]> dead = die("dl4", registers("dl-4"), BROKEN);
    String repair =
        "{\"value\":%s}".formatted(JSON.writeValueAsString(Letters.REGISTER.formatted("dl4")));

    HttpResponse<String> first = redrive(dead, repair);
    HttpResponse<String> second = redrive(dead, repair);

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(second.statusCode()).isEqualTo(202);
    try (TopicReader results = new TopicReader(Topics.COMMAND_RESULTS)) {
      List<ConsumerRecord<byte[], byte[]>> outcomes =
          results.await(3, r -> header(r, "ce_causationid").equals("dl-4"));
      assertThat(outcomes)
          .extracting(r -> header(r, "ce_type"))
          .containsExactly(
              "dev.mandate.result.CommandRejected.v1",
              "dev.mandate.result.CommandAccepted.v1",
              "dev.mandate.result.CommandAccepted.v1");
      assertThat(outcomes.get(2).value()).isEqualTo(outcomes.get(1).value());
      assertThat(outcomes.get(1).value()).asString().contains("\"position\":1");
    }
    String outcome = JSON.readTree(first.body()).get("outcome").asString();
    assertThat(get(outcome).body()).contains("\"commandId\":\"dl-4\"", "\"outcome\":\"ACCEPTED\"");
  }

  @Test
  void a_repaired_dead_letter_that_is_still_no_command_is_refused_and_not_sent() throws Exception {
    ConsumerRecord<byte[], byte[]> dead = die("dl5", registers("dl-5"), BROKEN);

    HttpResponse<String> refused = redrive(dead, "{\"value\":\"{}\"}");
    // What is sent behind it would come behind it.
    redrive(dead, null);

    assertProblem(refused, 400, "INVALID");
    assertThat(refused.body()).contains("partnerId is missing");
    assertThat(awaitDead("dl5", 2))
        .extracting(ConsumerRecord::value)
        .containsExactly(BROKEN, BROKEN);
  }

  @Test
  void a_body_that_is_no_repair_is_refused_and_not_taken_for_none() throws Exception {
    ConsumerRecord<byte[], byte[]> dead = die("dl6", registers("dl-6"), BROKEN);

    assertProblem(redrive(dead, "{}"), 400, "BAD_REQUEST");
    assertProblem(redrive(dead, "x".repeat(2_000_000)), 413, "CONTENT_TOO_LARGE");
    assertProblem(
        send(
            request(path(dead) + "/redrive")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("value=1"))),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void a_huge_dead_letter_is_listed_shown_and_sent_again_whole() throws Exception {
    byte[] huge = new byte[1_000_000];
    Arrays.fill(huge, (byte) 'x');
    huge[huge.length - 1] = (byte) 0xff;
    ConsumerRecord<byte[], byte[]> dead = die("dl7", registers("dl-7"), huge);

    JsonNode line = listed(dead);
    JsonNode shown = JSON.readTree(get(path(dead)).body());
    HttpResponse<String> answer = redrive(dead, null);

    assertThat(line.get("size").asInt()).isEqualTo(huge.length);
    assertThat(line.toString()).hasSizeLessThan(1_000);
    assertThat(shown.get("record").get("valueBase64").binaryValue()).isEqualTo(huge);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(awaitDead("dl7", 2).getLast().value()).isEqualTo(huge);
  }

  @Test
  void what_the_topic_of_commands_cannot_hold_is_refused() throws Exception {
    byte[] huge = new byte[2 * 1024 * 1024];

    assertProblem(redriveDead(Letters.deadOn(Topics.COMMANDS, huge)), 413, "CONTENT_TOO_LARGE");
  }

  @Test
  void what_came_on_no_topic_of_this_service_is_not_sent_to_another() throws Exception {
    String removed = "mandate.commands.removed";

    assertProblem(redriveDead(Letters.deadOn(removed, utf8("[]"))), 409, "CONFLICT");
    assertProblem(
        redriveDead(new ProducerRecord<>(Topics.COMMANDS_DLT, utf8("[]"))), 409, "CONFLICT");
  }

  private HttpResponse<String> redriveDead(ProducerRecord<byte[], byte[]> letter) throws Exception {
    RecordMetadata dead = kafka.send(letter).join().getRecordMetadata();
    return send(
        request("/v1/dead-letters/%d/%d/redrive".formatted(dead.partition(), dead.offset()))
            .POST(BodyPublishers.noBody()));
  }

  @Test
  void pages_list_every_dead_letter_once_and_newest_first() throws Exception {
    for (int i = 0; i < 7; i++) {
      die("dl8-" + i, registers("dl-8-" + i), utf8("[]"));
    }

    List<String> listed = new ArrayList<>();
    for (JsonNode line : allListed(3)) {
      if (line.path("key").asString("").startsWith("dl8-")) {
        listed.add(line.get("key").asString());
      }
    }

    assertThat(listed)
        .containsExactly("dl8-6", "dl8-5", "dl8-4", "dl8-3", "dl8-2", "dl8-1", "dl8-0");
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    ConsumerRecord<byte[], byte[]> dead = die("dl9", headers(), null);

    assertProblem(get("/v1/dead-letters/" + dead.partition() + "/999999"), 404, "NOT_FOUND");
    assertProblem(get("/v1/dead-letters/" + dead.partition() + "/-1"), 404, "NOT_FOUND");
    assertProblem(get("/v1/dead-letters/99/0"), 404, "NOT_FOUND");
    assertProblem(
        send(request("/v1/dead-letters/99/0/redrive").POST(BodyPublishers.noBody())),
        404,
        "NOT_FOUND");
    assertProblem(get("/v1/dead-letters/a/0"), 400, "BAD_REQUEST");
    assertProblem(get("/v1/dead-letters?limit=0"), 400, "BAD_REQUEST");
    assertProblem(get("/v1/dead-letters?limit=many"), 400, "BAD_REQUEST");
    assertProblem(get("/v1/dead-letters?cursor=x"), 400, "BAD_REQUEST");
  }

  @Test
  void dead_letters_are_kept_for_thirty_days_whatever_the_brokers_do_by_default() throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.COMMANDS_DLT);
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", (Object) TestKafka.bootstrapServers()))) {
      Config config = admin.describeConfigs(List.of(topic)).all().get().values().iterator().next();

      assertThat(config.get("retention.ms").value())
          .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
      assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
      assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
    }
  }

  /** Sends a record that is no command, and awaits the dead letter that it becomes. */
  private ConsumerRecord<byte[], byte[]> die(String key, Headers headers, byte @Nullable [] value) {
    send(key, headers, value);
    return awaitDead(key, 1).getFirst();
  }

  private RecordMetadata send(String key, Headers headers, byte @Nullable [] value) {
    Header[] copy = headers.toArray();
    return kafka
        .send(new ProducerRecord<>(Topics.COMMANDS, null, utf8(key), value, List.of(copy)))
        .join()
        .getRecordMetadata();
  }

  private static List<ConsumerRecord<byte[], byte[]>> awaitDead(String key, int count) {
    try (TopicReader deadLetters = new TopicReader(Topics.COMMANDS_DLT)) {
      return deadLetters.await(count, r -> Arrays.equals(r.key(), utf8(key)));
    }
  }

  private JsonNode listed(ConsumerRecord<byte[], byte[]> dead) throws Exception {
    return allListed(100).stream()
        .filter(
            line ->
                line.get("partition").asInt() == dead.partition()
                    && line.get("offset").asLong() == dead.offset())
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> allListed(int limit) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = JSON.readTree(get("/v1/dead-letters?limit=" + limit + next).body());
      assertThat(page.get("items").size()).isLessThanOrEqualTo(limit);
      page.get("items").forEach(lines::add);
      next = page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asString() : "";
    } while (!next.isEmpty());
    return lines;
  }

  private HttpResponse<String> redrive(ConsumerRecord<byte[], byte[]> dead, @Nullable String repair)
      throws Exception {
    HttpRequest.Builder request = request(path(dead) + "/redrive");
    return send(
        repair == null
            ? request.POST(BodyPublishers.noBody())
            : request
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(repair)));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("code").asString()).isEqualTo(code);
  }

  private static String path(ConsumerRecord<byte[], byte[]> dead) {
    return "/v1/dead-letters/" + dead.partition() + "/" + dead.offset();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("authorization", ServiceTest.AUTHORIZATION);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
