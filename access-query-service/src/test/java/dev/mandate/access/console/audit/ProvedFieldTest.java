package dev.mandate.access.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every field of an entry stands beside what is hashed in its place. */
class ProvedFieldTest {
  @Test
  void fields_that_are_hashed_as_they_are_shown_are_the_same() {
    String json = "{\"actor\":{\"id\":\"a\",\"roles\":[]},\"new\":{},\"position\":1}";
    List<ProvedField> fields = ProvedField.of(json, json);
    assertThat(fields)
        .containsExactly(
            new ProvedField("actor", "id", "\"a\"", "\"a\""),
            new ProvedField("actor", "roles", "[]", "[]"),
            new ProvedField(null, "new", "{}", "{}"),
            new ProvedField(null, "position", "1", "1"));
    assertThat(fields).allMatch(ProvedField::isSame);
  }

  @Test
  void a_commitment_stands_beside_the_name_that_it_stands_for() {
    assertThat(
            ProvedField.of(
                "{\"new\":{\"displayName\":\"Ada\",\"roles\":[\"A\"]}}",
                "{\"new\":{\"displayName\":\"sealed:x\",\"roles\":[\"A\"]}}"))
        .containsExactly(
            new ProvedField("new", "displayName", "\"Ada\"", "\"sealed:x\""),
            new ProvedField("new", "roles", "[\"A\"]", "[\"A\"]"));
  }

  @Test
  void what_is_only_shown_or_only_hashed_is_not_left_out() {
    List<ProvedField> fields =
        ProvedField.of("{\"code\":\"X\",\"summary\":\"S\"}", "{\"code\":\"X\",\"reason\":\"r\"}");
    assertThat(fields)
        .containsExactly(
            new ProvedField(null, "code", "\"X\"", "\"X\""),
            new ProvedField(null, "summary", "\"S\"", null),
            new ProvedField(null, "reason", null, "\"r\""));
    assertThat(fields).filteredOn(ProvedField::isSame).hasSize(1);
  }

  @Test
  void a_value_keeps_all_its_digits() {
    String json = "{\"request\":{\"n\":12345678901234567890.5}}";
    assertThat(ProvedField.of(json, json).getFirst().shown()).isEqualTo("12345678901234567890.5");
  }
}
