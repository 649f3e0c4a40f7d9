package dev.mandate.roles.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.roles.domain.PartnerOrgState;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/** The shell of a partner organization. */
class PartnerOrgTest {
  private static final PartnerRegistered REGISTERED = new PartnerRegistered("p1", "Acme", true);
  private static final WholesaleProgramChanged ENDED = new WholesaleProgramChanged("p1", false);

  @Test
  void what_is_recorded_is_applied_with_its_metadata_and_evolves_the_state() {
    Recording.partners()
        .given(REGISTERED)
        .when(Recording.of(ENDED))
        .expectSuccessfulHandlerExecution()
        .expectEvents(new GenericEventMessage<>(ENDED, Recording.METADATA))
        .expectState(partner -> assertThat(partner.state().sellsWholesale()).isFalse());
  }

  @Test
  void a_history_folds_to_the_state_of_the_pure_fold() {
    List<PartnerOrgEvent> history =
        List.of(REGISTERED, new RestrictionListChanged("p1", RestrictionSet.EMPTY));
    PartnerOrgState folded = PartnerOrgState.UNKNOWN;
    for (PartnerOrgEvent event : history) {
      folded = folded.evolve(event);
    }
    PartnerOrgState expected = folded.evolve(ENDED);

    Recording.partners()
        .given(history)
        .when(Recording.of(ENDED))
        .expectEvents(ENDED)
        .expectState(partner -> assertThat(partner.state()).isEqualTo(expected));
  }

  @Test
  void R13_it_follows_its_users_roles_which_are_recorded_in_their_own_streams() {
    PartnerOrg partner = new PartnerOrg("partner:p1", PartnerOrgState.UNKNOWN.evolve(REGISTERED));

    partner.follow(new RoleGranted("p1", "u1", Role.FULL_ADMIN, GrantCause.FIRST_USER, null));

    assertThat(partner.state().fullAdmins()).isEqualTo(Set.of("u1"));
    assertThat(partner.state().hadFirstUser()).isTrue();
  }
}
