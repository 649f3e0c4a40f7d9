package dev.mandate.access.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.replica.PartnerView;
import dev.mandate.access.testing.History;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom an event touches, told of a partner with three customers. */
class TouchedTest {
  private static final String P = "p";

  private final PartnerView view = PartnerView.empty(P);

  TouchedTest() {
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "One", true))
            .add(new CustomerProvisioned(P, "c1", "C", null, true))
            .add(new CustomerProvisioned(P, "c2", "C", null, true))
            .add(new CustomerProvisioned(P, "c3", "C", null, true))
            .add(grant("all", Role.PARTNER_FULL_ADMIN))
            .add(grant("reader", Role.PARTNER_READ_ONLY_ADMIN))
            .add(grant("lister", Role.PARTNER_ADMIN))
            .add(grant("inside", Role.FULL_ADMIN))
            .add(new CustomerAssigned(P, "lister", "c3", AssignmentBasis.ATTACHED))
            .add(new CustomerAssigned(P, "lister", "c1", AssignmentBasis.ASSIGNED))
            .add(own("c1", "own1"))
            .add(own("c2", "own2"))
            .add(new RestrictedModeToggled(P, "c2", false));
    history.events().forEach(view::apply);
  }

  @Test
  void a_role_for_all_customers_touches_all_of_them_and_the_partner() {
    assertThat(touched(grant("new", Role.PARTNER_FULL_ADMIN)))
        .containsExactly("new c1", "new c2", "new c3", "new p");
    assertThat(touched(revoke("reader", Role.PARTNER_READ_ONLY_ADMIN)))
        .containsExactly("reader c1", "reader c2", "reader c3", "reader p");
  }

  @Test
  void R16_the_role_with_a_list_touches_what_is_on_it() {
    assertThat(touched(revoke("lister", Role.PARTNER_ADMIN)))
        .containsExactly("lister c1", "lister c3", "lister p");
    assertThat(touched(grant("new", Role.PARTNER_ADMIN))).containsExactly("new p");
  }

  @Test
  void R11_the_add_on_touches_what_its_base_reaches() {
    assertThat(touched(grant("all", Role.WHOLESALE_ADMIN)))
        .containsExactly("all c1", "all c2", "all c3", "all p");
    assertThat(touched(grant("lister", Role.WHOLESALE_ADMIN)))
        .containsExactly("lister c1", "lister c3", "lister p");
  }

  @Test
  void a_role_of_the_partner_itself_touches_no_customer() {
    assertThat(touched(grant("all", Role.FULL_ADMIN))).containsExactly("all p");
  }

  @Test
  void a_place_on_a_list_touches_one_user_and_one_customer() {
    assertThat(touched(new CustomerAssigned(P, "lister", "c2", AssignmentBasis.ASSIGNED)))
        .containsExactly("lister c2");
    assertThat(
            touched(new CustomerUnassigned(P, "lister", "c1", UnassignmentCause.ROLE_LOST, null)))
        .containsExactly("lister c1");
  }

  @Test
  void a_new_customer_touches_those_who_reach_all() {
    assertThat(touched(new CustomerProvisioned(P, "c4", "C", "lister", true)))
        .containsExactly("all c4", "reader c4");
    assertThat(touched(new CustomerAttached(P, "c4", "C", "lister", true)))
        .containsExactly("all c4", "reader c4");
  }

  @Test
  void R23_restricted_mode_touches_the_customers_own_administrators() {
    assertThat(touched(new RestrictedModeToggled(P, "c1", false))).containsExactly("own1 c1");
    assertThat(touched(new RestrictedModeToggled(P, "c3", false))).isEmpty();
  }

  @Test
  void R24_the_list_of_restrictions_touches_them_where_the_mode_is_on() {
    assertThat(touched(new RestrictionListChanged(P, RestrictionSet.EMPTY)))
        .containsExactly("own1 c1");
  }

  @Test
  void a_role_in_a_customer_touches_its_holder_there() {
    assertThat(touched(own("c3", "own3"))).containsExactly("own3 c3");
    assertThat(touched(new CustomerRoleRevoked(P, "c1", "own1", Role.CUSTOMER_FULL_ADMIN)))
        .containsExactly("own1 c1");
  }

  @Test
  void what_changes_no_access_touches_nobody() {
    JsonText asked = new JsonText("{}");
    for (Event event :
        List.of(
            new UserRemoved(P, "all"),
            new CustomerRenamed(P, "c1", "Other"),
            new WholesaleProgramChanged(P, false),
            new CommandRejected(P, "GrantRole", RejectionCode.INVALID, "no", asked))) {
      assertThat(touched(event)).isEmpty();
    }
  }

  private List<String> touched(Event event) {
    return Touched.by(event, view).stream()
        .map(reach -> reach.userId() + " " + reach.orgId())
        .toList();
  }

  private static RoleGranted grant(String user, Role role) {
    return new RoleGranted(P, user, role, GrantCause.COMMAND, null);
  }

  private static RoleRevoked revoke(String user, Role role) {
    return new RoleRevoked(P, user, role, RevocationCause.COMMAND);
  }

  private static CustomerRoleGranted own(String customer, String user) {
    return new CustomerRoleGranted(P, customer, user, Role.CUSTOMER_FULL_ADMIN, null, null);
  }
}
