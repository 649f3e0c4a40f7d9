package dev.mandate.access.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.personal.PartnerNames.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names are found as of a position, those of before included, and erased ones never. */
class PartnerNamesTest {
  private static final List<NameChange> CHANGES =
      List.of(
          named("u1", 2, "ada young", 1),
          named("u2", 3, "grace young", 2),
          named("u1", 5, "ada old", 3),
          erased("u2", 7),
          named("u2", 8, "grace again", 4));

  private final PartnerNames names = new PartnerNames();

  private static NameChange named(String user, long position, String name, long key) {
    return new NameChange("p", user, position, name, key);
  }

  private static NameChange erased(String user, long position) {
    return new NameChange("p", user, position, null, 0);
  }

  @Test
  void a_name_of_before_is_found_and_the_last_one_is_what_somebody_is_called() {
    names.advance(CHANGES, 6);

    assertThat(names.ever("young", 6))
        .containsExactlyInAnyOrder(new Match("u1", 1), new Match("u2", 2));
    assertThat(names.last("young", 6)).containsExactly("u2");
    assertThat(names.last("ada", 6)).containsExactly("u1");
  }

  @Test
  void whoever_asks_for_an_earlier_moment_is_not_told_what_came_later() {
    names.advance(CHANGES, 6);

    assertThat(names.last("young", 4)).containsExactlyInAnyOrder("u1", "u2");
    assertThat(names.ever("old", 4)).isEmpty();
    assertThat(names.ever("young", 1)).isEmpty();
    assertThat(names.last("young", 1)).isEmpty();
  }

  @Test
  void an_erased_name_is_found_by_nobody_whatever_moment_is_asked_for() {
    names.advance(CHANGES, 8);

    assertThat(names.ever("grace young", 8)).isEmpty();
    assertThat(names.ever("young", 6)).containsExactly(new Match("u1", 1));
    assertThat(names.last("grace", 8)).containsExactly("u2");
  }

  @Test
  void what_is_taken_in_twice_or_in_parts_is_the_same_as_at_once() {
    names.advance(CHANGES, 5);
    names.advance(CHANGES, 5);
    names.advance(CHANGES.subList(0, 2), 3);
    names.advance(CHANGES, 8);

    assertThat(names.position()).isEqualTo(8);
    assertThat(names.ever("", 8))
        .containsExactlyInAnyOrder(new Match("u1", 3), new Match("u1", 1), new Match("u2", 4));
  }

  @Test
  void the_same_name_again_is_one_name() {
    names.advance(List.of(named("u1", 2, "ada", 1), named("u1", 4, "ada", 1)), 4);

    assertThat(names.ever("ada", 4)).containsExactly(new Match("u1", 1));
    assertThat(names.last("ada", 2)).containsExactly("u1");
  }
}
