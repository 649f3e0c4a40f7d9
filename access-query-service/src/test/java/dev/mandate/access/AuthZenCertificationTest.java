package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The certification scenario of the OpenID AuthZEN Authorization API 1.0, in the words of this
 * service: its records are customers, {@code read} and {@code write} are {@code view:} and {@code
 * edit:USERS_AND_LICENSES}, alice is a full administrator of the partner, and bob one who only
 * reads. The numbers are those of the scenario.
 *
 * <p>Its rules 5 to 8 want decisions by the properties that a request claims. Here, what is so is
 * on record and cannot be claimed; their tests show that, and that properties do no harm.
 */
class AuthZenCertificationTest extends ServiceTest {
  private static final String P = "cert";
  private static final String ALICE = entity("user", "cert-alice");
  private static final String BOB = entity("user", "cert-bob");
  private static final String CAROL = entity("user", "cert-carol");
  private static final String RECORD_1 = entity("customer_org", "cert-record-1");
  private static final String RECORD_2 = entity("customer_org", "cert-record-2");
  private static final String READ = "{\"name\": \"view:USERS_AND_LICENSES\"}";
  private static final String WRITE = "{\"name\": \"edit:USERS_AND_LICENSES\"}";

  private static final String EVALUATION = "/access/v1/evaluation";
  private static final String EVALUATIONS = "/access/v1/evaluations";
  private static final String SUBJECT_SEARCH = "/access/v1/search/subject";
  private static final String RESOURCE_SEARCH = "/access/v1/search/resource";
  private static final String ACTION_SEARCH = "/access/v1/search/action";
  private static final List<String> ALL =
      List.of(EVALUATION, EVALUATIONS, SUBJECT_SEARCH, RESOURCE_SEARCH, ACTION_SEARCH);

  @BeforeAll
  static void fixture() {
    History history = partner(P);
    history.add(user(P, "cert-alice", "Alice"), user(P, "cert-bob", "Bob"));
    history.add(granted(P, "cert-alice", Role.PARTNER_FULL_ADMIN));
    history.add(granted(P, "cert-bob", Role.PARTNER_READ_ONLY_ADMIN));
    history.add(new CustomerProvisioned(P, "cert-record-1", "Record 1", null, true));
    history.add(new CustomerProvisioned(P, "cert-record-2", "Record 2", null, true));
    history.add(ownRole(P, "cert-record-2", "cert-carol", Role.CUSTOMER_FULL_ADMIN));
    topic.send(history.events());
    assertThat(api.getAt(history.position(), "/v1/partners/" + P).status()).isEqualTo(200);
    assertThat(access(history, "cert-alice", P).status()).isEqualTo(200);
  }

  @Test
  void c2_2_1_fixture_request_is_permitted() {
    expectDecision(true, question(ALICE, READ, RECORD_1));
    expectDecision(true, question(ALICE, WRITE, RECORD_1));
    expectDecision(true, question(BOB, READ, RECORD_1));
  }

  @Test
  void c2_2_2_fixture_request_is_denied() {
    expectDecision(false, question(BOB, WRITE, RECORD_1));
  }

  @Test
  void c2_2_3_context_is_optional_and_opaque() {
    String context =
        """
        , "context": {"time": "2025-06-27T18:03-07:00", "ip": "192.168.1.1", "explain": [1e999]}}
        """;
    expectDecision(true, question(ALICE, READ, RECORD_1).replaceAll("}$", context));
  }

  @Test
  void c2_2_4_and_c2_2_5_the_state_on_record_decides_and_not_the_properties_of_a_request() {
    String setting = "{\"name\": \"edit:USERS_MANUAL_ADD_MODIFY\"}";
    String lifted = RECORD_2.replace("}", ", \"properties\": {\"restrictedMode\": false}}");
    String admin = CAROL.replace("}", ", \"properties\": {\"role\": \"PARTNER_FULL_ADMIN\"}}");
    expectDecision(false, question(CAROL, setting, RECORD_2));
    expectDecision(false, question(admin, setting, lifted));
    expectDecision(true, question(ALICE, setting, RECORD_2));
  }

  @Test
  void c2_2_6_and_c2_2_7_properties_of_an_action_change_nothing() {
    for (String soft : List.of("true", "false")) {
      String action = WRITE.replace("}", ", \"properties\": {\"soft\": %s}}".formatted(soft));
      expectDecision(true, question(ALICE, action, RECORD_1));
      expectDecision(false, question(BOB, action, RECORD_1));
    }
  }

  @Test
  void c2_2_8_additional_properties_are_accepted() {
    String properties = ", \"properties\": {\"department\": \"Sales\", \"owner\": {\"id\": 1}}}";
    expectDecision(
        true,
        question(
            ALICE.replace("}", properties),
            READ.replace("}", properties),
            RECORD_1.replace("}", properties)));
  }

  @Test
  void c2_2_9_unknown_fields_are_ignored() {
    String unknown = ", \"foo\": \"bar\", \"evaluations\": 1, \"futureField\": {\"nested\": true}}";
    expectDecision(true, question(ALICE, READ, RECORD_1).replaceAll("}$", unknown));
  }

  @Test
  void c2_4_1_and_c2_4_2_what_is_missing_is_a_bad_request() {
    String whole = question(ALICE, READ, RECORD_1);
    for (String part : List.of("\"subject\"", "\"action\"", "\"resource\"", "\"name\"")) {
      expectBadRequest(EVALUATION, whole.replace(part, "\"other\""));
    }
    for (String entity : List.of(ALICE, RECORD_1)) {
      for (String part : List.of("\"type\"", "\"id\"")) {
        String lacking = entity.replace(part, "\"other\"");
        expectBadRequest(EVALUATION, whole.replace(entity, lacking));
        expectBadRequest(EVALUATIONS, whole.replace(entity, lacking));
      }
    }
  }

  @Test
  void c2_4_3_another_content_type_is_a_bad_request() {
    for (String path : ALL) {
      String body = question(ALICE, READ, RECORD_1);
      for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "nonsense")) {
        expectProblem(api.post(path, body, "Content-Type", type), path + " " + type);
      }
      expectProblem(api.send("POST", path), path + " without a body");
      assertThat(api.post(path, body, "Content-Type", "application/json;charset=UTF-8").status())
          .isEqualTo(200);
    }
  }

  @Test
  void c2_4_4_and_c2_4_5_a_malformed_or_empty_body_is_a_bad_request() {
    for (String path : ALL) {
      for (String body : List.of("", " ", "{", "[]", "\"x\"", "null", "{\"a\": 1, \"a\": 1}")) {
        expectBadRequest(path, body);
      }
    }
  }

  @Test
  void c2_4_6_a_field_of_a_wrong_type_is_a_bad_request() {
    for (String path : ALL) {
      expectBadRequest(path, question("\"alice\"", READ, RECORD_1));
      expectBadRequest(path, question(ALICE, READ, "[]"));
      expectBadRequest(path, question(ALICE, READ, RECORD_1).replace("\"customer_org\"", "123"));
    }
    expectBadRequest(EVALUATION, question(ALICE, "{\"name\": 123}", RECORD_1));
  }

  @Test
  void c2_5_the_request_id_comes_back_on_errors_too() {
    String id = "any string, with \"quotes\"; 7";
    String good = question(ALICE, READ, RECORD_1);
    for (String path : ALL) {
      for (String body : List.of(good, "{")) {
        assertThat(api.post(path, body, "X-Request-ID", id).header("X-Request-ID")).isEqualTo(id);
        assertThat(api.post(path, body).status()).isIn(200, 400);
        assertThat(api.post(path, body).header("X-Request-ID")).isNull();
      }
      Answer wrongMethod = api.get(path, "X-Request-ID", id);
      assertThat(wrongMethod.status()).isEqualTo(405);
      assertThat(wrongMethod.header("X-Request-ID")).isEqualTo(id);
    }
    String longest = "x".repeat(7500);
    assertThat(api.post(EVALUATION, good, "X-Request-ID", longest).header("X-Request-ID"))
        .isEqualTo(longest);
    assertThat(api.get("/access/v1/nothing", "X-Request-ID", id).header("X-Request-ID"))
        .isEqualTo(id);
    assertThat(api.get("/v1/partners/" + P, "X-Request-ID", id).header("X-Request-ID")).isNull();
  }

  @Test
  void c2_6_the_same_request_has_the_same_decision() {
    for (int i = 0; i < 5; i++) {
      expectDecision(true, question(ALICE, READ, RECORD_1));
      expectDecision(false, question(BOB, WRITE, RECORD_1));
    }
  }

  @Test
  void c3_2_1_and_c3_2_2_a_batch_is_answered_in_its_order() {
    expectDecisions(
        "true true",
        """
        {"subject": %s, "action": %s, "evaluations": [{"resource": %s}, {"resource": %s}]}
        """
            .formatted(ALICE, READ, RECORD_1, RECORD_2));
    expectDecisions(
        "true false",
        """
        {"subject": %s, "resource": %s, "evaluations": [{"action": %s}, {"action": %s}]}
        """
            .formatted(BOB, RECORD_1, READ, WRITE));
  }

  @Test
  void c3_2_3_and_c3_2_4_items_may_have_properties() {
    String archived = RECORD_2.replace("}", ", \"properties\": {\"status\": \"archived\"}}");
    String admin = BOB.replace("}", ", \"properties\": {\"role\": \"admin\"}}");
    expectDecisions(
        "true false",
        """
        {"action": %s, "resource": %s, "evaluations": [{"subject": %s}, {"subject": %s}]}
        """
            .formatted(WRITE, archived, ALICE, admin));
  }

  @Test
  void c3_2_5_items_may_say_everything_themselves() {
    expectDecisions(
        "true false",
        "{\"evaluations\": [%s, %s]}"
            .formatted(question(ALICE, READ, RECORD_1), question(BOB, WRITE, RECORD_1)));
  }

  @Test
  void c3_2_6_items_inherit_the_context_or_replace_it() {
    expectDecisions(
        "true true",
        """
        {"subject": %s, "action": %s, "context": {"time": "2025-06-27T18:03-07:00"},
         "evaluations": [{"resource": %s},
           {"resource": %s, "context": {"time": "2025-06-27T19:00-07:00", "source": "x"}}]}
        """
            .formatted(ALICE, READ, RECORD_1, RECORD_2));
  }

  @Test
  void c3_2_7_an_item_takes_the_type_that_it_lacks_from_the_defaults() {
    expectDecisions(
        "true false",
        """
        {"subject": %s, "action": %s, "resource": {"type": "customer_org"},
         "evaluations": [{"resource": {"id": "cert-record-1", "properties": {"status": "active"}}},
           {"resource": {"type": "customer_org", "id": "nowhere"}}]}
        """
            .formatted(ALICE, WRITE));
  }

  @Test
  void c3_4_1_an_item_that_fails_is_denied_and_the_others_are_decided() {
    Answer answer =
        api.post(
            EVALUATIONS,
            """
            {"subject": %s, "action": %s, "evaluations": [{"resource": %s}, {}]}
            """
                .formatted(ALICE, READ, RECORD_1));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString())
        .isEqualTo(
            """
            {"evaluations":[{"decision":true},{"decision":false,"context":{"error":\
            {"status":400,"message":"missing: resource.type, resource.id"}}}]}\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"evaluations\": []", ", \"evaluations\": null"})
  void c3_4_2_and_c3_4_3_without_items_a_batch_is_a_single_evaluation(String evaluations) {
    String body = question(ALICE, READ, RECORD_1).replaceAll("}$", evaluations + "}");
    Answer answer = api.post(EVALUATIONS, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString()).isEqualTo("{\"decision\":true}");
  }

  @Test
  void c4_2_1_to_c4_2_4_subjects_are_found() {
    String id = ALICE.replace("cert-alice", "cert-bob");
    for (String subject : List.of("{\"type\": \"user\"}", ALICE, id)) {
      String body = question(subject, READ, RECORD_1);
      assertThat(results(SUBJECT_SEARCH, body))
          .containsExactly(entityFound("cert-alice"), entityFound("cert-bob"));
      assertThat(results(SUBJECT_SEARCH, body.replaceAll("}$", ", \"context\": {\"a\": 1}}")))
          .hasSize(2);
    }
    String archived = RECORD_2.replace("}", ", \"properties\": {\"status\": \"archived\"}}");
    assertThat(results(SUBJECT_SEARCH, question("{\"type\": \"user\"}", WRITE, archived)))
        .containsExactly(entityFound("cert-alice"), entityFound("cert-carol"));
  }

  @Test
  void c4_3_1_to_c4_3_3_resources_are_found() {
    String record1 = "{\"type\":\"customer_org\",\"id\":\"cert-record-1\"}";
    String record2 = "{\"type\":\"customer_org\",\"id\":\"cert-record-2\"}";
    for (String resource : List.of("{\"type\": \"customer_org\"}", RECORD_1)) {
      assertThat(results(RESOURCE_SEARCH, question(ALICE, READ, resource)))
          .containsExactly(record1, record2);
      assertThat(results(RESOURCE_SEARCH, question(BOB, WRITE, resource))).isEmpty();
      String carol = CAROL.replace("}", ", \"properties\": {\"role\": \"none\"}}");
      assertThat(results(RESOURCE_SEARCH, question(carol, WRITE, resource)))
          .containsExactly(record2);
    }
  }

  @Test
  void c4_4_1_to_c4_4_3_actions_are_found() {
    String body = "{\"subject\": %s, \"resource\": %s}";
    String read = "{\"name\":\"view:USERS_AND_LICENSES\"}";
    String write = "{\"name\":\"edit:USERS_AND_LICENSES\"}";
    assertThat(results(ACTION_SEARCH, body.formatted(ALICE, RECORD_1))).contains(read, write);
    assertThat(results(ACTION_SEARCH, body.formatted(BOB, RECORD_1)))
        .contains(read)
        .doesNotContain(write);
    assertThat(
            results(
                ACTION_SEARCH,
                "{\"subject\": %s, \"resource\": %s, \"context\": {\"time\": 1}}"
                    .formatted(ALICE, RECORD_1)))
        .contains(read, write);
  }

  @Test
  void c4_5_a_token_leads_on_without_a_limit_until_the_token_is_empty() {
    String body = question("{\"type\": \"user\"}", READ, RECORD_1);
    Answer first = api.post(SUBJECT_SEARCH, paged(body, "{\"limit\": 1}"));
    assertThat(first.fields()).containsExactly("page", "results");
    assertThat(first.body().get("results").toString())
        .isEqualTo("[" + entityFound("cert-alice") + "]");
    String token = first.body().get("page").get("next_token").asString();
    Answer second = api.post(SUBJECT_SEARCH, paged(body, "{\"token\": \"%s\"}".formatted(token)));
    assertThat(second.body().toString())
        .isEqualTo(
            "{\"page\":{\"next_token\":\"\",\"count\":1},\"results\":[%s]}"
                .formatted(entityFound("cert-bob")));
    Answer unlimited = api.post(SUBJECT_SEARCH, paged(body, "{}"));
    assertThat(unlimited.body().get("page").get("next_token").asString()).isEmpty();
    assertThat(unlimited.body().get("results")).hasSize(2);
  }

  @Test
  void c4_6_unknown_ids_and_types_are_found_nowhere() {
    String nobody = entity("user", "nonexistent-user");
    String spaceship = entity("spaceship", "x");
    for (String path : List.of(SUBJECT_SEARCH, RESOURCE_SEARCH, ACTION_SEARCH)) {
      assertThat(results(path, question(spaceship, READ, RECORD_1))).isEmpty();
      assertThat(results(path, question(ALICE, READ, spaceship))).isEmpty();
    }
    assertThat(results(ACTION_SEARCH, question(nobody, READ, RECORD_1))).isEmpty();
    assertThat(results(RESOURCE_SEARCH, question(nobody, READ, RECORD_1))).isEmpty();
  }

  @Test
  void c4_7_what_a_search_lacks_is_a_bad_request() {
    String whole = question(ALICE, READ, RECORD_1);
    expectBadRequest(SUBJECT_SEARCH, whole.replace("\"action\"", "\"other\""));
    expectBadRequest(RESOURCE_SEARCH, whole.replace("\"subject\"", "\"other\""));
    expectBadRequest(ACTION_SEARCH, whole.replace("\"resource\"", "\"other\""));
    String noId = "{\"type\": \"customer_org\"}";
    expectBadRequest(SUBJECT_SEARCH, question(ALICE, READ, noId));
    expectBadRequest(ACTION_SEARCH, question(ALICE, READ, noId));
    expectBadRequest(RESOURCE_SEARCH, question("{\"type\": \"user\"}", READ, RECORD_1));
    expectBadRequest(ACTION_SEARCH, question("{\"type\": \"user\"}", READ, RECORD_1));
  }

  @Test
  void c6_the_configuration_says_where_what_is() {
    Answer answer = api.get("/.well-known/authzen-configuration", "X-Request-ID", "request-7");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=3600, public");
    assertThat(answer.header("X-Request-ID")).isEqualTo("request-7");
    assertThat(answer.text("policy_decision_point")).isEqualTo(api.base());
    assertThat(
            List.of(
                answer.text("access_evaluation_endpoint"),
                answer.text("access_evaluations_endpoint"),
                answer.text("search_subject_endpoint"),
                answer.text("search_resource_endpoint"),
                answer.text("search_action_endpoint")))
        .isEqualTo(ALL.stream().map(path -> api.base() + path).toList());
    assertThat(strings(answer.body().get("capabilities")))
        .isNotEmpty()
        .allMatch(urn -> urn.startsWith("urn:ietf:params:authzen:capability:"));
  }

  @Test
  void c5_success_is_json() {
    for (String path : ALL) {
      Answer answer = api.post(path, question(ALICE, READ, RECORD_1));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }
  }

  private static void expectDecision(boolean expected, String question) {
    Answer answer = api.post(EVALUATION, question);
    assertThat(answer.status()).as(question).isEqualTo(200);
    assertThat(answer.body().toString())
        .as(question)
        .isEqualTo("{\"decision\":%s}".formatted(expected));
  }

  private static void expectDecisions(String expected, String body) {
    Answer answer = api.post(EVALUATIONS, body);
    assertThat(answer.status()).as(body).isEqualTo(200);
    assertThat(answer.fields()).containsExactly("evaluations");
    List<String> decisions = new ArrayList<>();
    answer.body().get("evaluations").forEach(e -> decisions.add(e.get("decision").toString()));
    assertThat(String.join(" ", decisions)).as(body).isEqualTo(expected);
  }

  private static List<String> results(String path, String body) {
    Answer answer = api.post(path, body);
    assertThat(answer.status()).as(body).isEqualTo(200);
    assertThat(answer.fields()).as(body).containsExactly("results");
    return StreamSupport.stream(answer.body().get("results").spliterator(), false)
        .map(JsonNode::toString)
        .toList();
  }

  private static String paged(String body, String page) {
    return body.replaceAll("}$", ", \"page\": " + page + "}");
  }

  private static String entityFound(String user) {
    return "{\"type\":\"user\",\"id\":\"%s\"}".formatted(user);
  }

  private static void expectBadRequest(String path, String body) {
    expectProblem(api.post(path, body), path + " " + body);
  }

  private static void expectProblem(Answer answer, String description) {
    assertThat(answer.status()).as(description).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text("code")).isEqualTo("BAD_REQUEST");
    assertThat(answer.text("detail")).isNotEmpty();
  }

  private static String question(String subject, String action, String resource) {
    return "{\"subject\": %s, \"action\": %s, \"resource\": %s}"
        .formatted(subject, action, resource);
  }

  private static String entity(String type, String id) {
    return "{\"type\": \"%s\", \"id\": \"%s\"}".formatted(type, id);
  }
}
