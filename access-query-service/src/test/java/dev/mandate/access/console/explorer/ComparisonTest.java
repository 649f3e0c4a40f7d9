package dev.mandate.access.console.explorer;

import static dev.mandate.access.console.explorer.Samples.change;
import static dev.mandate.access.console.explorer.Samples.diff;
import static dev.mandate.access.console.explorer.Samples.free;
import static dev.mandate.access.console.explorer.Samples.restricted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.explorer.Comparison.Cell;
import dev.mandate.access.console.explorer.Comparison.Shown;
import dev.mandate.access.console.explorer.Comparison.Turn;
import dev.mandate.access.history.DiffAnswer.Change;
import dev.mandate.policy.Access;
import dev.mandate.policy.Level;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two moments side by side. */
class ComparisonTest {
  private static final Access FREE = free(Role.CUSTOMER_FULL_ADMIN);
  private static final Access RESTRICTED = restricted(Role.CUSTOMER_FULL_ADMIN);

  private static List<Cell> cells(Comparison comparison) {
    return comparison.parts().stream().flatMap(part -> part.cells().stream()).toList();
  }

  private static Cell cell(Comparison comparison, String key) {
    return cells(comparison).stream()
        .filter(cell -> cell.topic().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void R23_restricted_mode_takes_from_settings_and_nothing_else() {
    Comparison lost =
        Comparison.of(diff(FREE, RESTRICTED, change(8, FREE, RESTRICTED)), RESTRICTED);
    assertThat(lost.moved()).isEqualTo(new Moved(0, 20));
    assertThat(cells(lost))
        .allSatisfy(
            cell ->
                assertThat(cell.turn())
                    .as(cell.topic().key())
                    .isEqualTo(cell.topic().setting() == null ? Turn.SAME : Turn.LOST));
    assertThat(cell(lost, "SERVICES_MIGRATIONS").before()).isEqualTo(new Shown(Level.FULL, false));
    assertThat(cell(lost, "SERVICES_MIGRATIONS").after()).isEqualTo(new Shown(Level.NONE, false));
    assertThat(cell(lost, "USERS_SERVICES_STATUS").after())
        .isEqualTo(new Shown(Level.READ_ONLY, true));
  }

  @Test
  void R26_what_is_given_back_is_gained() {
    Comparison gained = Comparison.of(diff(RESTRICTED, FREE, change(8, RESTRICTED, FREE)), FREE);
    assertThat(gained.moved()).isEqualTo(new Moved(20, 0));
    assertThat(cell(gained, "USERS_SERVICES_STATUS").before())
        .isEqualTo(new Shown(Level.READ_ONLY, true));
    assertThat(cell(gained, "USERS_SERVICES_STATUS").turn()).isEqualTo(Turn.GAINED);
  }

  @Test
  void what_is_shown_in_part_at_both_moments_is_so_at_both() {
    Comparison same = Comparison.of(diff(RESTRICTED, RESTRICTED), RESTRICTED);
    Cell status = cell(same, "USERS_SERVICES_STATUS");
    assertThat(status.before()).isEqualTo(new Shown(Level.READ_ONLY, true));
    assertThat(status.after()).isEqualTo(status.before());
    assertThat(status.turn()).isEqualTo(Turn.SAME);
    assertThat(same.differs()).isFalse();
  }

  @Test
  void a_setting_that_was_read_only_and_is_shown_in_part_is_lost_though_its_level_stays() {
    Access looking = free(Role.CUSTOMER_READ_ONLY_ADMIN);
    Access partly = restricted(Role.CUSTOMER_READ_ONLY_ADMIN);
    Comparison lost = Comparison.of(diff(looking, partly, change(8, looking, partly)), partly);
    Cell status = cell(lost, "USERS_SERVICES_STATUS");
    assertThat(status.turn()).isEqualTo(Turn.LOST);
    assertThat(status.causes()).hasSize(1);
    // With it, the four that are hidden.
    assertThat(lost.moved()).isEqualTo(new Moved(0, 5));
  }

  @Test
  void each_row_names_the_events_that_changed_it_those_that_were_undone_included() {
    Access device = free(Role.CUSTOMER_DEVICE_ADMIN);
    Comparison undone =
        Comparison.of(
            diff(
                FREE,
                FREE,
                change(8, FREE, RESTRICTED),
                change(9, RESTRICTED, FREE),
                change(10, FREE, device),
                change(11, device, FREE)),
            FREE);
    assertThat(undone.differs()).isFalse();
    assertThat(cell(undone, "ORG_DOMAIN").causes())
        .extracting(change -> change.cause().position())
        .containsExactly(8L, 9L, 10L, 11L);
    assertThat(cell(undone, "CUSTOMER_ORG.ADMIN_AUDIT_LOG").causes())
        .extracting(change -> change.cause().position())
        .containsExactly(10L, 11L);
    assertThat(cell(undone, "CUSTOMER_ORG.DEVICE_MANAGEMENT").causes()).isEmpty();
  }

  @Test
  void a_row_names_the_last_three_events_and_counts_those_before() {
    Change[] changes =
        IntStream.range(0, 5)
            .mapToObj(i -> i % 2 == 0 ? change(8 + i, FREE, RESTRICTED) : back(8 + i))
            .toArray(Change[]::new);
    Cell domain = cell(Comparison.of(diff(FREE, RESTRICTED, changes), RESTRICTED), "ORG_DOMAIN");
    assertThat(domain.lastCauses())
        .extracting(change -> change.cause().position())
        .containsExactly(10L, 11L, 12L);
    assertThat(domain.earlierCauses()).isEqualTo(2);
  }

  private static Change back(long position) {
    return change(position, RESTRICTED, FREE);
  }
}
