package dev.mandate.access.console.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pages about customers offer, and to whom. */
class CustomerRightsTest {
  private static final RestrictionSet ALL = Policy.standard().defaultRestrictionList();

  private static CustomerRights managing(Role... roles) {
    return new CustomerRights(
        Access.inManagedCustomer(RoleSet.of(roles), AssignmentBasis.ASSIGNED));
  }

  private static CustomerRights own(RestrictionSet restricted, Role... roles) {
    return new CustomerRights(Access.inOwnCustomer(RoleSet.of(roles), restricted));
  }

  private static PartnerRights inPartner(Role... roles) {
    return new PartnerRights(Access.inPartner(RoleSet.of(roles)));
  }

  @Test
  void R22_partner_administrators_switch_restricted_mode_and_nobody_of_the_customer_does() {
    assertThat(managing(Role.PARTNER_FULL_ADMIN).maySwitchMode()).isTrue();
    assertThat(managing(Role.PARTNER_ADMIN).maySwitchMode()).isTrue();
    assertThat(managing(Role.PARTNER_READ_ONLY_ADMIN).maySwitchMode()).isFalse();
    assertThat(own(ALL, Role.CUSTOMER_FULL_ADMIN).maySwitchMode()).isFalse();
  }

  @Test
  void R15_roles_are_given_by_partner_roles_and_the_customers_full_administrators() {
    assertThat(managing(Role.PARTNER_ADMIN).mayAssignRoles()).isTrue();
    assertThat(own(ALL, Role.CUSTOMER_FULL_ADMIN).mayAssignRoles()).isTrue();
    assertThat(own(ALL, Role.CUSTOMER_READ_ONLY_ADMIN).mayAssignRoles()).isFalse();
  }

  @Test
  void R23_restricted_mode_keeps_the_name_from_the_customers_administrators_and_says_so() {
    CustomerRights restricted = own(ALL, Role.CUSTOMER_FULL_ADMIN);
    assertThat(restricted.mayRename()).isFalse();
    assertThat(restricted.isNameRestricted()).isTrue();
    assertThat(own(RestrictionSet.EMPTY, Role.CUSTOMER_FULL_ADMIN).mayRename()).isTrue();
    assertThat(managing(Role.PARTNER_ADMIN).mayRename()).isTrue();
    // Whoever could not do it anyway is told nothing about it.
    assertThat(own(ALL, Role.CUSTOMER_READ_ONLY_ADMIN).isNameRestricted()).isFalse();
  }

  @Test
  void only_partner_full_administrators_set_lists_and_whoever_sells_creates_customers() {
    assertThat(inPartner(Role.PARTNER_FULL_ADMIN).maySetRestrictions()).isTrue();
    assertThat(inPartner(Role.PARTNER_FULL_ADMIN).mayManageLists()).isTrue();
    assertThat(inPartner(Role.PARTNER_ADMIN).maySetRestrictions()).isFalse();
    assertThat(inPartner(Role.PARTNER_ADMIN).mayManageLists()).isFalse();
    assertThat(inPartner(Role.PARTNER_ADMIN, Role.WHOLESALE_ADMIN).mayCreateCustomers()).isTrue();
    assertThat(inPartner(Role.PARTNER_ADMIN).mayCreateCustomers()).isFalse();
  }

  @Test
  void R23_what_is_taken_from_somebody_is_only_what_their_roles_would_open() {
    Access full = Access.inOwnCustomer(RoleSet.of(Role.CUSTOMER_FULL_ADMIN), ALL);
    assertThat(settings(SettingGroup.lowered(full))).isEqualTo(settings(SettingGroup.all()));
    Access readOnly = Access.inOwnCustomer(RoleSet.of(Role.CUSTOMER_READ_ONLY_ADMIN), ALL);
    assertThat(settings(SettingGroup.lowered(readOnly)))
        .contains("CALLING_PSTN_CISCO_PSTN", "USERS_SERVICES_STATUS")
        .doesNotContain("ACCOUNT_COMPANY_NAME");
    Access free = new Access(full.org(), full.roles(), RestrictionSet.EMPTY);
    assertThat(SettingGroup.lowered(free)).isEmpty();
  }

  @Test
  void the_catalogue_is_grouped_by_the_part_of_the_console_that_shows_it() {
    assertThat(SettingGroup.all())
        .extracting(SettingGroup::area)
        .containsExactly("USERS", "ACCOUNT", "ORGANIZATION_SETTINGS", "CALLING", "SERVICES");
    assertThat(settings(SettingGroup.all())).hasSize(Policy.standard().restrictions().size());
  }

  private static List<String> settings(List<SettingGroup> groups) {
    return groups.stream()
        .flatMap(group -> group.settings().stream())
        .map(setting -> setting.key())
        .toList();
  }
}
