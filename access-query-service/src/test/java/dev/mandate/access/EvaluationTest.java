package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.policy.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Decisions over HTTP are those of the rules, at the position that was asked for. */
class EvaluationTest extends ServiceTest {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final String EVALUATIONS = "/access/v1/evaluations";

  @ParameterizedTest
  @CsvSource({
    "user, full, partner_org, P, edit:ADMIN_AUDIT_LOG, true",
    "user, full, partner_org, P, edit:HUB_CREATE_CUSTOMERS, false",
    "user, partner-full, partner_org, P, edit:HUB_CREATE_CUSTOMERS, true",
    "user, partner-full, partner_org, P, view:ADMIN_AUDIT_LOG, false",
    "user, partner-full, customer_org, C, edit:USERS_AND_LICENSES, true",
    "user, full, customer_org, C, view:USERS_AND_LICENSES, false",
    "user, own, customer_org, C, edit:USERS_AND_LICENSES, true",
    "user, own, customer_org, C, edit:USERS_MANUAL_ADD_MODIFY, false",
    "user, own, customer_org, C, view:USERS_MANUAL_ADD_MODIFY, true",
    "user, own, partner_org, P, view:ADMIN_AUDIT_LOG, false",
    "user, nobody, customer_org, C, view:USERS_AND_LICENSES, false",
    "user, partner-full, customer_org, nowhere, view:USERS_AND_LICENSES, false",
    "user, partner-full, customer_org, C, view:NOTHING, false",
    "user, partner-full, customer_org, C, USERS_AND_LICENSES, false",
    "user, partner-full, customer_org, C, delete:USERS_AND_LICENSES, false",
    "user, partner-full, customer_org, C, view:HUB_ANALYTICS, false",
    // The type has to be the one that the organization has.
    "user, full, customer_org, P, view:ADMIN_AUDIT_LOG, false",
    "user, partner-full, partner_org, C, view:HUB_ANALYTICS, false",
    "user, partner-full, record, C, view:USERS_AND_LICENSES, false",
    "User, partner-full, customer_org, C, view:USERS_AND_LICENSES, false",
    "robot, partner-full, customer_org, C, view:USERS_AND_LICENSES, false",
    "user, '', customer_org, C, view:USERS_AND_LICENSES, false",
    "user, partner-full, customer_org, '', view:USERS_AND_LICENSES, false",
    "user, '\\u0000', customer_org, C, view:USERS_AND_LICENSES, false"
  })
  void R27_the_decision_is_the_level_of_the_rules(
      String subjectType, String user, String type, String org, String action, boolean expected) {
    organization("decided");
    String body = question(subjectType, id(user), action, type, id(org));
    Answer answer = api.post(EVALUATION, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString()).isEqualTo("{\"decision\":%s}".formatted(expected));
  }

  @Test
  void R26_lifting_restricted_mode_gives_the_settings_back_at_that_position() {
    History history = organization("lifted");
    String body =
        question("user", "lifted-own", "edit:USERS_MANUAL_ADD_MODIFY", "customer_org", "lifted-C");
    Answer before = at(history, body);
    assertThat(before.body().get("decision").asBoolean()).isFalse();
    assertThat(before.header("Mandate-Position")).isEqualTo(position(history));

    history.add(new RestrictedModeToggled("lifted-P", "lifted-C", false));
    topic.send(List.of(history.last()));
    Answer after = at(history, body);
    assertThat(after.body().get("decision").asBoolean()).isTrue();
    assertThat(after.header("Mandate-Position")).isEqualTo(position(history));
  }

  @Test
  void an_item_waits_for_its_organization_but_a_batch_waits_only_once_for_unknown_ones() {
    History history = organization("waited");
    String unknown = item("customer_org", "waited-nowhere");
    String known = item("customer_org", "waited-C");
    String body =
        "{\"subject\": {\"type\": \"user\", \"id\": \"waited-partner-full\"}, \"evaluations\": [%s]}"
            .formatted(String.join(", ", Collections.nCopies(20, unknown)) + ", " + known);
    long start = System.nanoTime();
    Answer answer = api.post(EVALUATIONS, body, "Mandate-At-Least-Position", position(history));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    assertThat(answer.body().get("evaluations")).hasSize(21);
    assertThat(answer.body().get("evaluations").get(0).get("decision").asBoolean()).isFalse();
    assertThat(answer.body().get("evaluations").get(20).get("decision").asBoolean()).isTrue();
  }

  @Test
  void a_position_that_does_not_come_is_answered_with_not_yet() {
    History history = organization("future");
    String body =
        question("user", "future-full", "view:ADMIN_AUDIT_LOG", "partner_org", "future-P");
    String position = Long.toString(history.position() + 1);
    Answer answer =
        api.post(
            EVALUATION, body, "Mandate-At-Least-Position", position, "X-Request-ID", "request-7");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("code")).isEqualTo("NOT_YET");
    assertThat(answer.header("X-Request-ID")).isEqualTo("request-7");
  }

  @Test
  void errors_name_the_member_that_is_wrong() {
    Answer answer = api.post(EVALUATION, "{\"subject\": {\"type\": \"user\", \"id\": 7}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).isEqualTo("subject.id has to be a string");
    answer = api.post(EVALUATION, "{\"subject\": {\"type\": \"user\"}}");
    assertThat(answer.text("detail"))
        .isEqualTo("missing: subject.id, action.name, resource.type, resource.id");
    answer = api.post(EVALUATIONS, "{\"options\": {\"evaluations_semantic\": \"all\"}}");
    assertThat(answer.text("detail")).startsWith("options.evaluations_semantic has to be one of");
    answer = api.post(EVALUATION, "{\"x\": \"%s\"}".formatted("x".repeat(1 << 20)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).isEqualTo("the body is larger than 1048576 bytes");
  }

  /** A partner "P" and a customer "C" with an administrator for each kind of role, all prefixed. */
  private static History organization(String prefix) {
    String p = prefix + "-P";
    String c = prefix + "-C";
    History history = partner(p);
    history.add(user(p, prefix + "-full", "Full"), granted(p, prefix + "-full", Role.FULL_ADMIN));
    String partnerFull = prefix + "-partner-full";
    history.add(user(p, partnerFull, "PF"), granted(p, partnerFull, Role.PARTNER_FULL_ADMIN));
    history.add(new CustomerProvisioned(p, c, "Customer", null, true));
    history.add(ownRole(p, c, prefix + "-own", Role.CUSTOMER_FULL_ADMIN));
    topic.send(history.events()); // again and again, which changes nothing
    assertThat(access(history, "nobody", c).status()).isEqualTo(200);
    return history;
  }

  private static Answer at(History history, String body) {
    return api.post(EVALUATION, body, "Mandate-At-Least-Position", position(history));
  }

  private static String position(History history) {
    return Long.toString(history.position());
  }

  private static String id(String name) {
    return name.isEmpty() ? "" : "decided-" + name;
  }

  private static String item(String type, String org) {
    return """
    {"action": {"name": "view:USERS_AND_LICENSES"},
     "resource": {"type": "%s", "id": "%s"}}
    """
        .formatted(type, org);
  }

  @Test
  void R28_the_explanation_comes_only_when_it_is_asked_for() {
    History history = organization("why");
    String body =
        question("user", "why-own", "edit:USERS_MANUAL_ADD_MODIFY", "customer_org", "why-C");
    String asking = body.strip().replaceFirst("}$", ", \"context\": {\"explain\": true}}");

    assertThat(at(history, body).body().toString()).isEqualTo("{\"decision\":false}");
    Answer explained = at(history, asking);
    assertThat(explained.body().get("decision").asBoolean()).isFalse();
    JsonNode why = explained.body().get("context").get("explanation");
    assertThat(why)
        .isEqualTo(
            api.getAt(history.position(), "/v1/access?user=why-own&org=why-C&explain=true")
                .body()
                .get("explanation"));
    assertThat(why.get("settings").get("USERS_MANUAL_ADD_MODIFY").get("to").asString())
        .isEqualTo("READ_ONLY");
  }

  private static String question(
      String subjectType, String user, String action, String type, String org) {
    return """
    {"subject": {"type": "%s", "id": "%s"}, "action": {"name": "%s"},
     "resource": {"type": "%s", "id": "%s"}}
    """
        .formatted(subjectType, user, action, type, org);
  }
}
