package dev.mandate.access.console.explorer;

import static dev.mandate.access.console.explorer.Samples.change;
import static dev.mandate.access.console.explorer.Samples.free;
import static dev.mandate.access.console.explorer.Samples.restricted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.explorer.Steps.Step;
import dev.mandate.access.history.DiffAnswer.Change;
import dev.mandate.policy.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The moments that the slider goes through. */
class StepsTest {
  private static final List<Change> CHANGES =
      List.of(
          change(12, free(Role.CUSTOMER_FULL_ADMIN), restricted(Role.CUSTOMER_FULL_ADMIN)),
          change(20, restricted(Role.CUSTOMER_FULL_ADMIN), free(Role.CUSTOMER_FULL_ADMIN)));

  @Test
  void they_go_from_the_beginning_over_every_change_until_now() {
    assertThat(Steps.of(5, CHANGES, null).steps())
        .extracting(Step::at)
        .containsExactly(5L, 12L, 20L, null);
  }

  @Test
  void an_organization_that_began_with_a_change_has_nothing_before_it() {
    assertThat(Steps.of(12, CHANGES, null).steps())
        .extracting(Step::at)
        .containsExactly(12L, 20L, null);
  }

  @Test
  void each_says_how_much_it_changed() {
    List<Step> steps = Steps.of(5, CHANGES, null).steps();
    assertThat(steps.get(1).moved()).isEqualTo(new Moved(0, 20));
    assertThat(steps.get(2).moved()).isEqualTo(new Moved(20, 0));
    assertThat(steps.getLast().moved()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"5,0", "11,0", "12,1", "19,1", "20,2", "99,2", ",3"})
  void a_moment_between_two_changes_belongs_to_the_first(Long shown, int current) {
    assertThat(Steps.of(5, CHANGES, shown).current()).isEqualTo(current);
  }

  @Test
  void without_a_change_there_is_nothing_to_go_through() {
    Steps none = Steps.of(5, List.of(), null);
    assertThat(none.hasChanges()).isFalse();
    assertThat(none.beforeLastChange()).isZero();
    assertThat(Steps.of(5, CHANGES, null).beforeLastChange()).isEqualTo(19);
  }
}
