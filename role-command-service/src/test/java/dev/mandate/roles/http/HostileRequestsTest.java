package dev.mandate.roles.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.roles.ServiceTest;
import dev.mandate.roles.http.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, the answer is one of the contract: never a failure, never a look inside. */
@ServiceTest
class HostileRequestsTest {
  private static final int ROUNDS = 400;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<Integer> STATUSES = Set.of(200, 400, 403, 404, 405, 406, 409, 415);
  private static final byte[] NO_BODY = {};
  private static final String GOOD =
      "{\"partnerId\":\"hostile\",\"name\":\"H\",\"sellsWholesale\":false}";

  /** What an answer would have of the inside. */
  private static final List<String> INSIDE =
      List.of(
          "Exception", "\tat ", "org.", "java.", "jackson", "StreamRead", "omcat", "SQL", "<html");

  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "%",
          "%00",
          "%zz",
          "%C0%80",
          "%FF",
          "\u00ff",
          "a,b",
          "null",
          "1e999",
          "{}",
          "%E2%80%AE",
          "%F0%9F%8C%8C",
          "%0d%0aX: y",
          "\t",
          "\"",
          "x".repeat(300),
          "../..",
          "${x}");

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2Fup/%00",
        "%2Fup/%zz",
        "%2Fup/%",
        "%2Fup/%C0%80",
        "%2Fup/%ED%A0%80",
        "%2Fup/%FF",
        "%2Fup/%0A",
        "%2Fup/%2e%2e",
        "../../actuator/env",
        "%2Fup/a;b=c",
        "%2Fup/a\\b",
        "%2Fup/a%5Cb",
        "%2Fup/{id}",
        "%2Fup/<script>",
        "%2Fup/' or 1=1 --",
        "%2Fup/'%20or%201=1%20--",
        "//",
        "/",
        "%2Fup/%E2%80%AE",
        "a/b/c",
        "%2Fup/x?x=%zz&x=%00&x"
      })
  void the_outcome_of_what_is_no_identity_is_a_problem(String path) throws Exception {
    Answer answer = get("/v1/commands/" + path);

    assertThat(answer.status()).isBetween(400, 499);
    assertAnswer(path, answer);
  }

  @Test
  void an_identity_longer_than_any_command_has_is_not_found() throws Exception {
    Answer answer = get("/v1/commands/%2Fup/" + "x".repeat(5_000));

    assertThat(answer.status()).isEqualTo(404);
    assertAnswer("long", answer);
  }

  @Test
  void a_line_longer_than_a_request_may_have_is_refused() throws Exception {
    assertThat(get("/v1/commands/%2Fup/" + "x".repeat(100_000)).status()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?dry%52un=true&dryRun=false",
        "?dryRun=%74rue",
        "?dryRun=true&dry%52un=true",
        "?dryRun=%zz",
        "?dry%52un=%",
        "?dryRun=true%00",
        "?%64ryRun=1"
      })
  void an_encoded_parameter_never_lets_a_trial_become_a_command(String query) throws Exception {
    Answer answer = post(query, head("dry-1"), bytes(GOOD));
    Answer trial = post("?dryRun=true", head("dry-1"), bytes(GOOD));

    assertAnswer(query, answer);
    assertThat(trial.body()).doesNotContain("alreadyDecided");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "PROPFIND", "post"})
  void another_method_is_refused(String method) throws Exception {
    Answer answer = RawHttp.send(port, method + " /v1/commands HTTP/1.0", NO_BODY);

    assertThat(answer.status()).isBetween(400, 501);
    assertThat(answer.body()).doesNotContain(INSIDE);
    assertThat(JSON.readTree(answer.body()).get("code").asString()).isNotBlank();
  }

  @Test
  void a_limit_that_is_exceeded_is_said_in_our_words() throws Exception {
    String deep = GOOD.replaceFirst("}$", ",\"x\":" + "[".repeat(40) + "]".repeat(40) + "}");

    Answer answer = post("", head("deep-1"), bytes(deep));

    assertThat(answer.status()).isEqualTo(400);
    assertAnswer("deep", answer);
  }

  /** Most are only tried, the others go all the way. */
  @Test
  void no_mutation_of_a_command_is_answered_with_a_failure() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<String> head = mutated(random, head("mutated-" + seed + "-" + round));
      byte[] body = mutated(random, bytes(GOOD));
      String query = round % 20 == 0 ? "" : "?dryRun=true";

      Answer answer = post(query, head, body);

      assertAnswer(
          "seed %d, round %d: %s %s"
              .formatted(seed, round, head, new String(body, StandardCharsets.ISO_8859_1)),
          answer);
    }
  }

  private static List<String> head(String id) {
    return List.of(
        "ce-specversion: 1.0",
        "ce-id: " + id,
        "ce-source: /up/stream",
        "ce-type: dev.mandate.command.RegisterPartner.v1",
        "ce-authtype: system",
        "ce-authid: upstream",
        "content-type: application/json");
  }

  private static List<String> mutated(Random random, List<String> good) {
    List<String> head = new ArrayList<>(good);
    for (int i = random.nextInt(3); i > 0 && !head.isEmpty(); i--) {
      int at = random.nextInt(head.size());
      String name = head.get(at).substring(0, head.get(at).indexOf(':'));
      String nasty = NASTY.get(random.nextInt(NASTY.size()));
      switch (random.nextInt(6)) {
        case 0 -> head.remove(at);
        case 1 -> head.add(head.get(at));
        case 2 -> head.set(at, name + ": " + nasty);
        case 3 -> head.add("ce-" + nasty.strip() + "x: " + nasty);
        case 4 -> head.add("content-type: application/cloudevents+json");
        default -> head.add("Accept: " + nasty);
      }
    }
    return head;
  }

  private static byte[] mutated(Random random, byte[] good) {
    byte[] body = good.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return body;
      }
      case 1 -> body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      case 2 -> body = Arrays.copyOf(body, random.nextInt(body.length));
      case 3 -> random.nextBytes(body);
      default ->
          body =
              bytes(
                  GOOD.replace(
                      List.of("\"hostile\"", "\"H\"", "false").get(random.nextInt(3)),
                      List.of("null", "1e400", "[]", "\"\\u0000\"", "\"\\ud800\"", "\"汉\"")
                          .get(random.nextInt(6))));
    }
    return body;
  }

  private static void assertAnswer(String request, Answer answer) throws IOException {
    assertThat(answer.status()).as(request).isIn(STATUSES);
    assertThat(answer.body()).as(request).doesNotContain(INSIDE);
    if (answer.status() >= 400) {
      assertThat(answer.hasHeader("content-type: application/problem+json")).as(request).isTrue();
      JsonNode problem = JSON.readTree(answer.body());
      assertThat(problem.get("code").asString()).as(request).isNotBlank();
      assertThat(problem.get("status").asInt()).as(request).isEqualTo(answer.status());
    }
  }

  private Answer get(String path) throws IOException {
    return RawHttp.send(port, "GET " + path + " HTTP/1.0", NO_BODY);
  }

  private Answer post(String query, List<String> head, byte[] body) throws IOException {
    return RawHttp.send(
        port, "POST /v1/commands" + query + " HTTP/1.0\r\n" + String.join("\r\n", head), body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
