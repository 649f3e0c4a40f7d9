package dev.mandate.access.console.explorer;

import static dev.mandate.access.console.explorer.Samples.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.explorer.HubView.Button;
import dev.mandate.access.console.explorer.HubView.Control;
import dev.mandate.access.console.explorer.HubView.Look;
import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.Standing;
import dev.mandate.policy.Access;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the control hub looks to administrators of a customer. */
class HubViewTest {
  private static List<Control> shown(HubView hub) {
    return hub.areas().stream().flatMap(area -> area.controls().stream()).toList();
  }

  private static Control control(HubView hub, String key) {
    return shown(hub).stream()
        .filter(control -> control.setting().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void R25_while_restricted_mode_is_on_there_is_a_banner_and_users_cannot_be_managed() {
    HubView hub = HubView.of(standing(true, Role.CUSTOMER_FULL_ADMIN));
    assertThat(hub.banner()).isTrue();
    assertThat(hub.manageUsers()).isEqualTo(new Button(Look.GREYED, true));
  }

  @Test
  void R23_what_restricted_mode_takes_is_greyed_out_or_not_there() {
    HubView hub = HubView.of(standing(true, Role.CUSTOMER_FULL_ADMIN));
    assertThat(control(hub, "USERS_CLAIM"))
        .isEqualTo(new Control(Samples.setting("USERS_CLAIM"), Look.GREYED, true));
    assertThat(control(hub, "USERS_SERVICES_STATUS").look()).isEqualTo(Look.PARTIAL);
    assertThat(hub.missing())
        .extracting(control -> control.setting().key())
        .containsExactly(
            "CALLING_PSTN_LOCAL_GATEWAY",
            "CALLING_PSTN_CISCO_PSTN",
            "SERVICES_MIGRATIONS",
            "SERVICES_CONNECTED_UC");
    assertThat(hub.missing()).allMatch(Control::restricted);
    assertThat(hub.areas())
        .extracting(HubView.Area::key)
        .containsExactly("USERS", "ACCOUNT", "ORGANIZATION_SETTINGS", "CALLING");
  }

  @Test
  void R26_while_it_is_off_everything_is_there_that_the_roles_open() {
    HubView hub = HubView.of(standing(false, Role.CUSTOMER_FULL_ADMIN));
    assertThat(hub.banner()).isFalse();
    assertThat(hub.manageUsers()).isEqualTo(new Button(Look.OPEN, false));
    assertThat(shown(hub)).hasSize(20).allMatch(control -> control.look() == Look.OPEN);
  }

  @Test
  void what_a_role_only_looks_at_is_greyed_out_and_not_because_of_restricted_mode() {
    HubView hub = HubView.of(standing(true, Role.CUSTOMER_READ_ONLY_ADMIN));
    assertThat(control(hub, "USERS_CLAIM"))
        .isEqualTo(new Control(Samples.setting("USERS_CLAIM"), Look.GREYED, false));
    assertThat(hub.manageUsers()).isEqualTo(new Button(Look.GREYED, false));
  }

  @Test
  void what_no_role_opens_is_not_there_and_not_because_of_restricted_mode() {
    HubView hub = HubView.of(standing(true, Role.CUSTOMER_DEVICE_ADMIN));
    assertThat(hub.areas()).isEmpty();
    assertThat(hub.missing()).hasSize(20).noneMatch(Control::restricted);
    assertThat(hub.manageUsers()).isEqualTo(new Button(Look.ABSENT, false));
  }

  @Test
  void R23_an_administrator_of_the_partner_sees_no_restriction() {
    HubView hub =
        HubView.of(
            new Standing(
                9,
                Access.inManagedCustomer(RoleSet.of(Role.PARTNER_FULL_ADMIN), null),
                new RestrictedMode(true, Policy.standard().defaultRestrictionList()),
                false));
    assertThat(hub.banner()).isFalse();
    assertThat(hub.manageUsers()).isEqualTo(new Button(Look.OPEN, false));
    assertThat(shown(hub)).hasSize(20).allMatch(control -> control.look() == Look.OPEN);
  }
}
