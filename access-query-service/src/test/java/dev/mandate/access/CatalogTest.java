package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.PolicyTables;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The catalogue is the tables that decide, row by row. */
class CatalogTest extends ServiceTest {
  private static final String PATH = "/v1/catalog";

  @Test
  void roles_capabilities_entitlements_and_restrictions_are_the_rows_of_the_tables() {
    Answer answer = api.get(PATH);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.fields())
        .containsExactly("roles", "capabilities", "entitlements", "restrictions");
    assertThat(rows(answer, "roles")).isEqualTo(roles());
    assertThat(rows(answer, "capabilities")).isEqualTo(expected("capabilities", List.of(0, 1, 2)));
    assertThat(rows(answer, "restrictions"))
        .isEqualTo(expected("restrictions", List.of(0, 1, 2, 3, 4)));
    assertThat(rows(answer, "entitlements"))
        .containsExactlyInAnyOrderElementsOf(expected("entitlements", List.of(0, 1, 2, 3)));
  }

  @Test
  void labels_are_in_the_language_that_is_accepted() {
    Answer english = api.get(PATH);
    Answer chinese = api.get(PATH, "Accept-Language", "zh-CN, en;q=0.5");
    assertThat(english.header("Content-Language")).isEqualTo("en");
    assertThat(chinese.header("Content-Language")).isEqualTo("zh");
    assertThat(chinese.header("Vary")).isEqualTo("Accept-Language");
    assertThat(english.header("Vary")).isEqualTo("Accept-Language");
    assertThat(label(english)).isEqualTo("Full administrator");
    assertThat(label(chinese)).isEqualTo("完全权限管理员");
  }

  @Test
  void who_has_it_already_is_not_sent_it_again() {
    Answer english = api.get(PATH);
    String tag = Objects.requireNonNull(english.header("ETag"));
    assertThat(english.header("Cache-Control")).isEqualTo("max-age=3600, public");
    Answer again = api.get(PATH, "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    Answer other = api.get(PATH, "If-None-Match", tag, "Accept-Language", "zh");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("ETag")).isNotEqualTo(tag);
  }

  private static String label(Answer answer) {
    return answer.body().get("roles").get(0).get("label").asString();
  }

  /** The values of each item, in the order of its fields. */
  private static List<List<String>> rows(Answer answer, String table) {
    return StreamSupport.stream(answer.body().get(table).spliterator(), false)
        .map(item -> item.values().stream().map(JsonNode::asString).toList())
        .toList();
  }

  private static List<List<String>> roles() {
    return expected("roles", List.of(0, 1, 2, 3, 4)).stream()
        .map(
            row ->
                List.of(
                    row.get(0),
                    row.get(1),
                    String.valueOf(row.get(2).equals("yes")),
                    row.get(3).isEmpty() ? "NONE" : row.get(3),
                    row.get(4)))
        .toList();
  }

  private static List<List<String>> expected(String table, List<Integer> columns) {
    return PolicyTables.rows(table).stream()
        .map(row -> columns.stream().map(row::get).toList())
        .toList();
  }
}
