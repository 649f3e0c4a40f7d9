package dev.mandate.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.audit.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What filters of events, commands and outcomes mean together. */
class HappenedTest {
  private static final Set<String> REJECTED = Set.of("CommandRejected");

  @Test
  void an_action_is_an_event_or_else_a_command() {
    assertThat(happened("RoleGranted", null, null))
        .isEqualTo(new Happened(Set.of("RoleGranted"), null, false));
    assertThat(happened("GrantRole", null, null)).isEqualTo(new Happened(null, "GrantRole", false));
    assertThat(happened(null, null, null)).isEqualTo(new Happened(null, null, false));
  }

  @Test
  void an_outcome_other_than_acceptance_is_an_event() {
    assertThat(happened(null, Outcome.REJECTED, null))
        .isEqualTo(new Happened(REJECTED, null, false));
    assertThat(happened("GrantRole", Outcome.REJECTED, null))
        .isEqualTo(new Happened(REJECTED, "GrantRole", false));
    assertThat(happened(null, Outcome.NO_EFFECT, Set.of("CommandHadNoEffect", "RoleGranted")))
        .isEqualTo(new Happened(Set.of("CommandHadNoEffect"), null, false));
  }

  @Test
  void acceptance_leaves_all_other_events() {
    assertThat(happened(null, Outcome.ACCEPTED, null)).isEqualTo(new Happened(null, null, true));
    assertThat(happened(null, Outcome.ACCEPTED, Set.of("CommandRejected", "RoleGranted")))
        .isEqualTo(new Happened(Set.of("RoleGranted"), null, false));
  }

  @Test
  void what_contradicts_itself_is_nothing() {
    assertThat(happened("RoleGranted", Outcome.REJECTED, null).isNothing()).isTrue();
    assertThat(happened("CommandRejected", Outcome.ACCEPTED, null).isNothing()).isTrue();
    assertThat(happened("RoleGranted", null, Set.of("RoleRevoked")).isNothing()).isTrue();
    assertThat(happened(null, null, Set.of()).isNothing()).isTrue();
    assertThat(happened("RoleGranted", Outcome.ACCEPTED, null).isNothing()).isFalse();
    assertThat(happened("GrantRole", Outcome.ACCEPTED, null).isNothing()).isFalse();
  }

  private static Happened happened(
      @Nullable String action, @Nullable Outcome outcome, @Nullable Set<String> events) {
    return Happened.of(
        new AuditFilter(null, null, null, null, action, outcome, null, null, null, events));
  }
}
