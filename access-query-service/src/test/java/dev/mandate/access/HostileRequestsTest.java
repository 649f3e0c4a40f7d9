package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RawHttp;
import dev.mandate.access.testing.RawHttp.Answer;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.policy.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is asked, the answer is one of the contract: never a failure, never a look inside. */
class HostileRequestsTest extends ServiceTest {
  private static final int ROUNDS = 150;
  private static final int SOME = 6;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<Integer> STATUSES = Set.of(200, 400, 404, 405, 406, 415);
  private static final byte[] NO_BODY = {};
  private static final String P = "hostile";

  /** What an answer would have of the inside. */
  private static final List<String> INSIDE =
      List.of(
          "Exception", "\tat ", "org.", "java.", "jackson", "StreamRead", "omcat", "SQL", "<html");

  /** Values of parameters, as they stand in a request line. No position waits for its arrival. */
  private static final List<String> NASTY =
      List.of(
          "",
          "%",
          "%zz",
          "%00",
          "a%00b",
          "%FF",
          "%C0%80",
          "%ED%A0%80",
          "%0d%0aX:%20y",
          "%E2%80%AE",
          "%F0%9F%8C%8C",
          "%25",
          "_",
          "%5C",
          "'%20or%201=1%20--",
          "null",
          "NaN",
          "-1",
          "0",
          "1e3",
          "99999999999999999999999999",
          "9223372036854775808",
          "+999999999-12-31T23:59:59Z",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999Z",
          "2026-02-30T00:00:00Z",
          "true,false",
          "FULL_ADMIN,FULL_ADMIN",
          "{}",
          "[]",
          "a;b=c",
          "YWJj",
          "x".repeat(5_000));

  static final List<String> CALLS =
      List.of(
          "/v1/partners/hostile",
          "/v1/partners/{}",
          "/v1/partners/hostile/administrators?role={}&nearLimit={}&name={}&limit={}&cursor={}",
          "/v1/partners/hostile/administrators/{}",
          "/v1/partners/hostile/administrators/{}/customers?limit={}&cursor={}",
          "/v1/partners/hostile/administrators/hostile-u/customers?limit={}&cursor={}",
          "/v1/partners/hostile/customers?restrictedMode={}&name={}&limit={}&cursor={}",
          "/v1/customers/{}",
          "/v1/access?user={}&org=hostile&at={}&explain={}",
          "/v1/access?user=hostile-u&org={}&at={}&explain=true",
          "/v1/access/diff?user={}&org=hostile&from={}&to={}",
          "/v1/access/matrix?partner=hostile&limit={}&cursor={}",
          "/v1/access/matrix?partner={}",
          "/v1/audit/entries?partner={}&customer={}&actor={}&target={}&action={}&outcome={}"
              + "&from={}&to={}&q={}&limit={}&cursor={}",
          "/v1/audit/entries?from={}&to={}&limit=1",
          "/v1/audit/entries?q={}",
          "/v1/audit/export?format={}&partner=hostile&actor={}&from={}&outcome={}&q={}",
          "/v1/audit/exports/{}",
          "/v1/audit/exports/{}/content?offset={}",
          "/v1/audit/exports/{}/proof",
          "/v1/audit/review?capability={}&org=hostile&at={}&level={}&limit={}&cursor={}&format={}",
          "/v1/audit/review?capability=LEGAL_HOLD&org={}&at={}&format=csv",
          "/v1/audit/review/administrators?partner=hostile&finding={}&inactiveDays={}&limit={}"
              + "&cursor={}&format={}",
          "/v1/audit/review/administrators?partner={}&format=csv",
          "/v1/changes?partner={}&from=-1",
          "/v1/changes?partner=hostile&from={}x",
          "/v1/adminAudit/events?orgId=hostile&from={}&to={}&actorId={}&eventCategories={}&max={}"
              + "&offset={}&cursor={}",
          "/v1/adminAudit/events?orgId={}&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z"
              + "&actorId={}&eventCategories={}&max=1&offset={}&cursor={}",
          "/v1/partner/organizations?managedBy={}",
          "/v1/partner/organizations/{}/partnerAdmins",
          "/v1/catalog?x={}");

  static final List<String> DECISIONS =
      List.of(
          "/access/v1/evaluation",
          "/access/v1/evaluations",
          "/access/v1/search/subject",
          "/access/v1/search/resource",
          "/access/v1/search/action");

  private static final String QUESTION =
      """
      {"subject":{"type":"user","id":"hostile-u"},"action":{"name":"view:USERS_AND_LICENSES"},\
      "resource":{"type":"partner_org","id":"hostile"},"context":{"explain":true},\
      "page":{"limit":1,"token":""},"options":{"evaluations_semantic":"execute_all"},\
      "evaluations":[{"subject":{"type":"user","id":"hostile-u"}}]}\
      """;

  private static final List<String> NASTY_JSON =
      List.of(
          "null",
          "true",
          "-1",
          "1.5",
          "1e400",
          "1e99999999999",
          "-1e-400",
          "9".repeat(1_001),
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\"",
          "\"view:\"",
          "\"edit:USERS_AND_LICENSES\\u0000\"",
          "\"%s\"".formatted("x".repeat(70_000)),
          "[]",
          "[null]",
          "{}",
          "{\"a\":1,\"a\":1}",
          "[".repeat(100) + "]".repeat(100),
          "\"YWJj\"");

  @BeforeAll
  static void somethingToAskAbout() {
    History history = partner(P);
    history.add(user(P, "hostile-u", "U"), granted(P, "hostile-u", Role.PARTNER_FULL_ADMIN));
    history.add(user(P, "hostile-v", "V"), granted(P, "hostile-v", Role.PARTNER_FULL_ADMIN));
    history.add(new CustomerProvisioned(P, "hostile-c", "C", null, true));
    history.add(new CustomerProvisioned(P, "hostile-d", "D", null, true));
    topic.send(history.events());
    assertThat(access(history, "hostile-u", P).status()).isEqualTo(200);
    assertThat(api.getAt(history.position(), "/v1/partners/" + P).status()).isEqualTo(200);
  }

  /** Some values in each place, the other places being empty. */
  @ParameterizedTest
  @FieldSource("CALLS")
  void no_value_of_a_parameter_is_answered_with_a_failure(String call) throws Exception {
    int places = call.split("\\{}", -1).length - 1;
    Random random = new Random();
    for (int place = 0; place < places; place++) {
      for (String nasty : some(random, NASTY)) {
        String path = call;
        for (int i = 0; i < places; i++) {
          path = replaceFirst(path, i == place ? nasty : "");
        }
        assertAnswer(path, get(path));
      }
    }
  }

  @Test
  void no_combination_of_parameters_is_answered_with_a_failure() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String path = CALLS.get(random.nextInt(CALLS.size()));
      while (path.contains("{}")) {
        path = replaceFirst(path, any(random, NASTY).replace("{}", "%7B%7D"));
      }
      String twice = path.contains("?") ? path + "&" + path.substring(path.indexOf('?') + 1) : path;

      assertAnswer("seed %d, round %d: %s".formatted(seed, round, twice), get(twice));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/audit/entries?partner=hostile&limit=1",
        "/v1/audit/entries?limit=1",
        "/v1/partners/hostile/customers?limit=1",
        "/v1/access/matrix?partner=hostile&limit=1",
        "/v1/audit/review/administrators?partner=hostile&limit=1"
      })
  void a_cursor_that_was_tampered_with_is_no_failure(String path) throws Exception {
    String cursor = JSON.readTree(get(path).body()).get("nextCursor").asString();
    String[] parts =
        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      for (String forged :
          List.of("", "\0", "x", "-1", "9223372036854775807", "-9223372036854775808", "\ufffd")) {
        String[] changed = parts.clone();
        changed[i] = forged;
        assertAnswer(forged + " in " + path, get(path + "&cursor=" + encoded(changed)));
      }
    }
  }

  private static String encoded(String[] parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** Some values in the place of each value of the body. */
  @ParameterizedTest
  @FieldSource("DECISIONS")
  void no_value_in_a_question_is_answered_with_a_failure(String path) throws Exception {
    List<Integer> starts = new ArrayList<>();
    for (int i = QUESTION.indexOf("\":"); i >= 0; i = QUESTION.indexOf("\":", i + 1)) {
      starts.add(i + 2);
    }
    Random random = new Random();
    for (int start : starts) {
      for (String nasty : some(random, NASTY_JSON)) {
        String body = QUESTION.substring(0, start) + nasty + QUESTION.substring(end(start));
        expectAnswerToQuestion(path, body.getBytes(StandardCharsets.UTF_8), "application/json");
      }
    }
  }

  /** Where the JSON value that begins here ends. */
  private static int end(int start) {
    int depth = 0;
    for (int i = start; ; i++) {
      char c = QUESTION.charAt(i);
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        if (depth == 0) {
          return i;
        }
        depth--;
      } else if (c == ',' && depth == 0) {
        return i;
      }
    }
  }

  @Test
  void no_bytes_in_a_question_are_answered_with_a_failure() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = QUESTION.getBytes(StandardCharsets.UTF_8);
      switch (random.nextInt(3)) {
        case 0 -> body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        case 1 -> body = Arrays.copyOf(body, random.nextInt(body.length));
        default -> random.nextBytes(body);
      }
      expectAnswerToQuestion(any(random, DECISIONS), body, "application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "application",
        "application/*",
        "application/json; charset=\u00ff",
        "application/json;charset=utf-16",
        "text/html",
        "\"",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded"
      })
  void no_content_type_is_answered_with_a_failure(String contentType) throws Exception {
    byte[] body = QUESTION.getBytes(StandardCharsets.UTF_8);
    for (String path : DECISIONS) {
      expectAnswerToQuestion(path, body, contentType);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "*/*", "nonsense", "", "image/png", "a/b;q=2", "\u00ff"})
  void no_accept_header_is_answered_with_a_failure(String accept) throws Exception {
    for (String path : List.of("/v1/partners/hostile", "/v1/partners/nobody", "/v1/access")) {
      assertAnswer(
          accept + " at " + path,
          RawHttp.send(port(), "GET " + path + " HTTP/1.0\r\nAccept: " + accept, NO_BODY));
    }
  }

  private static void expectAnswerToQuestion(String path, byte[] body, String contentType)
      throws IOException {
    Answer answer =
        RawHttp.send(
            port(),
            "POST %s HTTP/1.0\r\nContent-Type: %s\r\nX-Request-ID: r-7 <\"'%%00>"
                .formatted(path, contentType),
            body);
    String asked = path + " " + new String(body, StandardCharsets.ISO_8859_1);
    assertAnswer(asked, answer);
    assertThat(answer.hasHeader("X-Request-ID: r-7 <\"'%00>")).as(asked).isTrue();
  }

  private static void assertAnswer(String request, Answer answer) {
    assertThat(answer.status()).as(request).isIn(STATUSES);
    assertThat(answer.body()).as(request).doesNotContain(INSIDE);
    if (answer.status() >= 400) {
      JsonNode problem = JSON.readTree(answer.body());
      if (answer.hasHeader("TrackingID: ")) { // in the form of Webex
        assertThat(answer.hasHeader("content-type: application/json")).as(request).isTrue();
        assertThat(problem.get("message").asString()).as(request).isNotBlank();
        return;
      }
      assertThat(answer.hasHeader("content-type: application/problem+json")).as(request).isTrue();
      assertThat(problem.get("code").asString()).as(request).isNotBlank();
      assertThat(problem.get("status").asInt()).as(request).isEqualTo(answer.status());
    }
  }

  private static String replaceFirst(String path, String value) {
    int at = path.indexOf("{}");
    return path.substring(0, at) + value + path.substring(at + 2);
  }

  /** Others each time; what fails names them. */
  private static <T> List<T> some(Random random, List<T> choices) {
    return random.ints(SOME, 0, choices.size()).mapToObj(choices::get).toList();
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static Answer get(String path) throws IOException {
    return RawHttp.send(port(), "GET " + path + " HTTP/1.0", NO_BODY);
  }

  private static int port() {
    return URI.create(api.base()).getPort();
  }
}
