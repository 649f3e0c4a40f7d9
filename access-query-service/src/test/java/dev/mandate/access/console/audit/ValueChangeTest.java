package dev.mandate.access.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.audit.ValueChange.Item;
import java.util.List;
import java.util.Map;
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
                List.of(new Item("A", null, true), new Item("B", null, false)),
                List.of(new Item("B", null, false), new Item("C", null, true))));
    assertThat(changes.getFirst().isSame()).isFalse();
  }

  @Test
  void a_switch_keeps_its_positions() {
    ValueChange change =
        ValueChange.of(Map.of("restrictedMode", true), Map.of("restrictedMode", false), AS_IS)
            .getFirst();
    assertThat(change.before()).containsExactly(new Item("true", true, true));
    assertThat(change.after()).containsExactly(new Item("false", false, true));
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
            new ValueChange("roles", List.of(), List.of(new Item("rolesA", null, true))));
  }
}
