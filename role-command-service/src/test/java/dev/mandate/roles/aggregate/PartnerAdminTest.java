package dev.mandate.roles.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.roles.domain.PartnerAdminState;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/** The shell of a partner's user. */
class PartnerAdminTest {
  private static final UserProvisioned PROVISIONED =
      new UserProvisioned("p1", "u1", "One", "one@example.com", null);
  private static final RoleGranted GRANTED =
      new RoleGranted("p1", "u1", Role.PARTNER_ADMIN, GrantCause.COMMAND, null);
  private static final CustomerAssigned ASSIGNED =
      new CustomerAssigned("p1", "u1", "c1", AssignmentBasis.ASSIGNED);

  @Test
  void what_is_recorded_is_applied_with_its_metadata_and_evolves_the_state() {
    Recording.users()
        .given(PROVISIONED)
        .when(Recording.of(GRANTED))
        .expectSuccessfulHandlerExecution()
        .expectEvents(new GenericEventMessage<>(GRANTED, Recording.METADATA))
        .expectState(user -> assertThat(user.state().grants()).containsOnlyKeys(GRANTED.role()));
  }

  @Test
  void a_history_folds_to_the_state_of_the_pure_fold() {
    List<PartnerAdminEvent> history =
        List.of(
            PROVISIONED,
            GRANTED,
            new UserUpdated("p1", "u1", null, null, "uno"),
            new CustomerAssigned("p1", "u1", "c2", AssignmentBasis.ATTACHED),
            new CustomerUnassigned("p1", "u1", "c2", UnassignmentCause.COMMAND, null),
            new RoleGranted("p1", "u1", Role.FULL_ADMIN, GrantCause.COMMAND, null),
            new RoleRevoked("p1", "u1", Role.FULL_ADMIN, RevocationCause.COMMAND));
    PartnerAdminState folded = PartnerAdminState.UNKNOWN;
    for (PartnerAdminEvent event : history) {
      folded = folded.evolve(event);
    }
    PartnerAdminState expected = folded.evolve(ASSIGNED);

    Recording.users()
        .given(history)
        .when(Recording.of(ASSIGNED))
        .expectEvents(ASSIGNED)
        .expectState(user -> assertThat(user.state()).isEqualTo(expected));
  }

  @Test
  void R4_the_stream_of_a_removed_user_goes_on_when_it_is_provisioned_again() {
    Recording.users()
        .given(PROVISIONED, new UserRemoved("p1", "u1"))
        .when(Recording.of(PROVISIONED))
        .expectEvents(PROVISIONED)
        .expectState(user -> assertThat(user.state().known()).isTrue());
  }
}
