package dev.mandate.access.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.http.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.node.ObjectNode;

/** Bodies are read strictly, and their members with the type that the standard gives them. */
class JsonTest {
  private static final String QUESTION =
      """
      {"subject": {"type": "user", "id": "u"}, "action": {"name": "view:X"},
       "resource": {"type": "customer_org", "id": "c"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|has to be a JSON object",
        "{|not valid JSON",
        "{} {}|not valid JSON",
        "{'a': 1}|not valid JSON",
        "[]|has to be a JSON object",
        "null|has to be a JSON object",
        "\"text\"|has to be a JSON object",
        "{\"a\": 1, \"a\": 1}|duplicate member",
        "{\"context\": {\"a\": 1, \"\\u0061\": 2}}|duplicate member"
      })
  void what_is_no_json_object_is_refused(String body, String why) {
    refused(() -> parse(body), why);
  }

  @Test
  void depth_and_size_are_limited() {
    assertThat(parse("{\"a\":".repeat(63) + "{}" + "}".repeat(63))).isNotNull();
    refused(() -> parse("{\"a\":".repeat(64) + "{}" + "}".repeat(64)), "exceeds a limit");
    String large = "{\"a\": \"%s\"}".formatted("x".repeat(Json.MAX_BYTES));
    refused(() -> parse(large), "larger than 1048576 bytes");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    byte[] bytes = "{\"a\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
    refused(() -> Json.parse(bytes), "not valid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/json; charset=utf-8", "Application/JSON"})
  void json_is_taken_under_every_spelling_of_its_content_type(String contentType) {
    assertThat(Json.body(request(contentType))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text/plain", "application/xml", "application/*", "nonsense", "a/b/c"})
  void another_content_type_is_refused(String contentType) {
    refused(() -> Json.body(request(contentType)), "Content-Type has to be application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"subject\": {', '\"subject\": 1, \"x\": {', subject has to be an object",
    "'\"u\"', 5, subject.id has to be a string",
    "'\"u\"', '{\"u\": 1}', subject.id has to be a string",
    "'\"view:X\"', 123, action.name has to be a string",
    "'\"view:X\"', true, action.name has to be a string",
    "'\"c\"', '[\"c\"]', resource.id has to be a string",
    "'\"c\"}', '\"c\", \"properties\": []}', resource.properties has to be an object",
    "'\"c\"}', '\"c\"}, \"context\": \"x\"', context has to be an object"
  })
  void a_member_of_a_wrong_type_is_refused_by_its_name(String good, String bad, String why) {
    ObjectNode body = parse(QUESTION.replace(good, bad));
    refused(() -> Asked.read(body, Decisions.QUESTION), why);
  }

  @ParameterizedTest
  @CsvSource({
    "subject, 'subject.type, subject.id'",
    "action, action.name",
    "resource, 'resource.type, resource.id'"
  })
  void what_is_missing_is_said(String entity, String missing) {
    ObjectNode body = parse(QUESTION);
    body.remove(entity);
    refused(() -> complete(body), "missing: " + missing);
    body.putNull(entity);
    refused(() -> complete(body), "missing: " + missing);
  }

  @Test
  void only_a_context_that_says_so_asks_for_the_explanation() {
    assertThat(complete(parse(QUESTION)).explain()).isFalse();
    ObjectNode body = parse(QUESTION);
    body.putObject("context").put("explain", "true");
    assertThat(complete(body).explain()).isFalse();
    body.putObject("context").put("explain", true);
    assertThat(complete(body).explain()).isTrue();
  }

  private static Asked complete(ObjectNode body) {
    return Asked.read(body, Decisions.QUESTION).complete(Decisions.QUESTION);
  }

  private static ObjectNode parse(String body) {
    return Json.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  private static MockHttpServletRequest request(String contentType) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("Content-Type", contentType);
    request.setContent(QUESTION.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private static void refused(ThrowingCallable call, String why) {
    assertThatThrownBy(call).isInstanceOf(BadRequestException.class).hasMessageContaining(why);
  }
}
