package dev.mandate.access.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.http.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which items of a batch are decided, and as what. Here, whoever is called "yes" may. */
class BatchTest {
  private static final String DEFAULTS =
      """
      "action": {"name": "view:X"}, "resource": {"type": "customer_org", "id": "c"}
      """;

  @ParameterizedTest
  @CsvSource({
    "execute_all, yes no yes, true false true",
    "execute_all, no no, false false",
    "deny_on_first_deny, yes no yes, true false",
    "deny_on_first_deny, yes yes, true true",
    "permit_on_first_permit, no yes no, false true",
    "permit_on_first_permit, no no, false false"
  })
  void the_semantic_says_where_the_answer_ends(String semantic, String users, String expected) {
    Batch batch = batch(options(semantic) + users(users.split(" ", -1)));
    assertThat(decisions(batch)).isEqualTo(expected);
  }

  @Test
  void a_failed_item_is_denied_and_ends_what_a_denial_ends() {
    String items = "\"evaluations\": [{}, {\"subject\": {\"type\": \"user\", \"id\": \"yes\"}}]";
    assertThat(decisions(batch(items))).isEqualTo("false true");
    assertThat(decisions(batch(options("deny_on_first_deny") + items))).isEqualTo("false");
    assertThat(batch(items).decide(question -> Decision.of(true)).getFirst())
        .isEqualTo(Decision.failed(400, "missing: subject.type, subject.id"));
  }

  @ParameterizedTest
  @CsvSource({
    "7, the item has to be an object",
    "'{\"subject\": \"yes\"}', subject has to be an object",
    "'{\"subject\": {\"type\": \"user\", \"id\": 1}}', subject.id has to be a string"
  })
  void an_item_of_a_wrong_type_fails_alone(String item, String why) {
    Batch batch = batch("\"evaluations\": [%s]".formatted(item));
    assertThat(batch.decide(question -> Decision.of(true)))
        .containsExactly(Decision.failed(400, why));
  }

  @Test
  void an_entity_of_an_item_replaces_that_of_the_defaults() {
    Batch batch =
        batch(
            """
            "subject": {"type": "user", "id": "yes"}, "context": {"explain": true},
            "evaluations": [
              {},
              {"subject": {"type": "robot", "id": "no"}, "context": {}},
              {"resource": {"id": "other"}, "action": {"name": "edit:X"}}]
            """);
    List<String> asked = new ArrayList<>();
    batch.decide(
        question -> {
          StringBuilder line = new StringBuilder();
          for (Member member : Member.values()) {
            line.append(question.get(member)).append(' ');
          }
          asked.add(line.append(question.explain()).toString());
          return Decision.DENY;
        });
    assertThat(asked)
        .containsExactly(
            "user yes view:X customer_org c true",
            "robot no view:X customer_org c false",
            "user yes edit:X customer_org other true");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"evaluations\": {}', evaluations has to be an array",
    "'\"options\": 1', options has to be an object",
    "'\"options\": {\"evaluations_semantic\": 1}', options.evaluations_semantic has to be a string",
    "'\"options\": {\"evaluations_semantic\": \"EXECUTE_ALL\"}', "
        + "'one of execute_all, deny_on_first_deny, permit_on_first_permit'",
    "'\"subject\": \"yes\", \"evaluations\": [{}]', subject has to be an object"
  })
  void what_is_wrong_as_a_whole_is_refused(String members, String why) {
    assertThatThrownBy(() -> batch(members))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(why);
  }

  @Test
  void without_items_the_defaults_are_the_question() {
    assertThat(batch("\"x\": 1").isSingle()).isTrue();
    assertThat(batch("\"evaluations\": []").isSingle()).isTrue();
    assertThat(batch("\"evaluations\": null").isSingle()).isTrue();
    assertThat(batch("\"evaluations\": [{}]").isSingle()).isFalse();
  }

  @Test
  void a_batch_has_at_most_1000_items() {
    String items = "\"evaluations\": [{}%s]";
    assertThat(batch(items.formatted(", {}".repeat(999))).items()).hasSize(1000);
    assertThatThrownBy(() -> batch(items.formatted(", {}".repeat(1000))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("more than 1000 items");
  }

  private static String decisions(Batch batch) {
    return String.join(
        " ",
        batch
            .decide(question -> Decision.of(question.get(Member.SUBJECT_ID).equals("yes")))
            .stream()
            .map(decision -> String.valueOf(decision.decision()))
            .toList());
  }

  private static String options(String semantic) {
    return "\"options\": {\"evaluations_semantic\": \"%s\"}, ".formatted(semantic);
  }

  private static String users(String... ids) {
    List<String> items = new ArrayList<>();
    for (String id : ids) {
      items.add("{\"subject\": {\"type\": \"user\", \"id\": \"%s\"}}".formatted(id));
    }
    return "\"evaluations\": " + items;
  }

  private static Batch batch(String members) {
    String body = "{%s, %s}".formatted(DEFAULTS, members);
    return Batch.read(Json.parse(body.getBytes(StandardCharsets.UTF_8)));
  }
}
