package dev.mandate.access.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.audit.ValueChange.Item;
import dev.mandate.access.console.audit.ValueChange.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Old and new values stand side by side, and what differs is marked. */
class ValueChangeTest {
  private static final ValueChange.Words AS_IS = (_, value) -> value.toString();

  @Test
  void of_a_list_what_came_and_what_went_is_marked() {
    List<ValueChange> changes =
        ValueChange.of(
            Map.of("roles", List.of("A", "B")), Map.of("roles", List.of("B", "C")), AS_IS);
    assertThat(changes)
        .containsExactly(
            new ValueChange(
                "roles",
                List.of(new Item("A", Kind.IN_WORDS, true), new Item("B", Kind.IN_WORDS, false)),
                List.of(new Item("B", Kind.IN_WORDS, false), new Item("C", Kind.IN_WORDS, true))));
    assertThat(changes.getFirst().isSame()).isFalse();
  }

  @Test
  void a_switch_keeps_its_positions() {
    ValueChange change =
        ValueChange.of(Map.of("restrictedMode", true), Map.of("restrictedMode", false), AS_IS)
            .getFirst();
    assertThat(change.before()).containsExactly(new Item("true", Kind.FLAG, true));
    assertThat(change.after()).containsExactly(new Item("false", Kind.FLAG, true));
  }

  @Test
  void what_did_not_change_is_not_marked_and_what_was_not_there_is_empty() {
    List<ValueChange> changes =
        ValueChange.of(Map.of("name", "N"), Map.of("name", "N", "alias", "x"), AS_IS);
    assertThat(changes).extracting(ValueChange::key).containsExactly("alias", "name");
    assertThat(changes.getFirst().before()).isEmpty();
    assertThat(changes.getLast().isSame()).isTrue();
    assertThat(ValueChange.of(null, null, AS_IS)).isEmpty();
  }

  @Test
  void values_are_told_in_words() {
    assertThat(ValueChange.of(null, Map.of("roles", List.of("A")), (key, value) -> key + value))
        .containsExactly(
            new ValueChange("roles", List.of(), List.of(new Item("rolesA", Kind.IN_WORDS, true))));
  }

  @Test
  void what_is_shown_as_it_stands_in_the_entry_can_be_compared_with_it() {
    assertThat(ValueChange.of(null, Map.of("name", "N", "rows", 1, "roles", List.of("A")), AS_IS))
        .flatExtracting(ValueChange::after)
        .containsExactly(
            new Item("N", Kind.PLAIN, true),
            new Item("A", Kind.IN_WORDS, true),
            new Item("1", Kind.IN_WORDS, true));
  }

  @Test
  void what_was_erased_is_told_apart_from_a_text_that_only_looks_like_it() {
    assertThat(
            ValueChange.of(Map.of("email", "sealed:x"), Map.of("basis", "sealed:y"), AS_IS).stream()
                .flatMap(
                    change -> Stream.concat(change.before().stream(), change.after().stream())))
        .containsExactly(
            new Item("sealed:y", Kind.PLAIN, true), new Item("sealed:x", Kind.ERASED, true));
  }

  @Test
  void what_a_command_sent_may_be_anything() {
    Map<String, Object> sent = new HashMap<>();
    sent.put("a", null);
    sent.put("b", Arrays.asList("x", null));
    assertThat(ValueChange.of(null, sent, (_, value) -> value.toString()))
        .extracting(change -> change.after().size())
        .containsExactly(0, 2);
  }
}
