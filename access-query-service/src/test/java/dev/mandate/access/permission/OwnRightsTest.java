package dev.mandate.access.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.replica.Place;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What roles open to those who hold them. */
class OwnRightsTest {
  @Test
  void R30_an_organization_in_which_one_holds_nothing_is_somebody_elses() {
    assertThat(OwnRights.isTheirs(inPartner())).isFalse();
    assertThat(OwnRights.isTheirs(inOwnCustomer(List.of()))).isFalse();
    assertThat(OwnRights.isTheirs(inOwnCustomer(List.of(Role.CUSTOMER_DEVICE_ADMIN)))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL_ADMIN", "READ_ONLY_ADMIN", "PARTNER_FULL_ADMIN", "PARTNER_ADMIN"})
  void the_customers_of_ones_partner_are_ones_own_though_not_all_are_seen(Role role) {
    Place place = inCustomer(null, role);
    assertThat(OwnRights.isTheirs(place)).isTrue();
    assertThat(OwnRights.seeCustomer(place)).isEqualTo(role == Role.PARTNER_FULL_ADMIN);
  }

  @ParameterizedTest
  @CsvSource({
    "FULL_ADMIN, NONE",
    "READ_ONLY_ADMIN, NONE",
    "PARTNER_FULL_ADMIN, ALL",
    "PARTNER_READ_ONLY_ADMIN, ALL",
    "PARTNER_ADMIN, LISTED"
  })
  void a_list_of_customers_shows_what_CUSTOMER_LIST_reaches(Role role, VisibleCustomers seen) {
    assertThat(OwnRights.customers(inPartner(role))).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "FULL_ADMIN, true",
    "READ_ONLY_ADMIN, true",
    "PARTNER_FULL_ADMIN, false",
    "PARTNER_READ_ONLY_ADMIN, false",
    "PARTNER_ADMIN, false"
  })
  void R32_the_whole_log_is_read_by_who_has_ADMIN_AUDIT_LOG_in_the_partner(Role role, boolean may) {
    assertThat(OwnRights.readLog(inPartner(role))).isEqualTo(may);
    assertThat(OwnRights.readLog(inCustomer(AssignmentBasis.ASSIGNED, role))).isEqualTo(may);
  }

  @Test
  void R32_the_log_of_a_customer_is_read_by_who_has_ADMIN_AUDIT_LOG_in_reach_of_it() {
    assertThat(OwnRights.readCustomerLog(inCustomer(null, Role.PARTNER_ADMIN))).isFalse();
    assertThat(OwnRights.readCustomerLog(inCustomer(AssignmentBasis.ATTACHED, Role.PARTNER_ADMIN)))
        .isTrue();
    assertThat(OwnRights.readCustomerLog(inOwnCustomer(List.of(Role.CUSTOMER_READ_ONLY_ADMIN))))
        .isTrue();
    assertThat(OwnRights.readCustomerLog(inOwnCustomer(List.of(Role.CUSTOMER_SUPPORT_ADMIN))))
        .isFalse();
  }

  @Test
  void what_others_may_do_is_seen_by_who_assigns_roles_there_or_reads_them() {
    assertThat(OwnRights.seeAccessOfOthers(inPartner(Role.READ_ONLY_ADMIN))).isTrue();
    assertThat(OwnRights.seeAccessOfOthers(inPartner(Role.PARTNER_FULL_ADMIN))).isTrue();
    assertThat(OwnRights.seeAccessOfOthers(inPartner(Role.PARTNER_ADMIN))).isFalse();
    assertThat(OwnRights.seeAccessOfOthers(inCustomer(null, Role.FULL_ADMIN))).isFalse();
    assertThat(OwnRights.seeManagers(inCustomer(null, Role.FULL_ADMIN))).isTrue();
  }

  private static Place inPartner(Role... roles) {
    Access access = Access.inPartner(RoleSet.of(List.of(roles)));
    return new Place("p", 1, access, access);
  }

  private static Place inCustomer(@Nullable AssignmentBasis listed, Role... roles) {
    RoleSet held = RoleSet.of(List.of(roles));
    return new Place("p", 1, Access.inPartner(held), Access.inManagedCustomer(held, listed));
  }

  private static Place inOwnCustomer(List<Role> roles) {
    return new Place(
        "p",
        1,
        Access.none(OrgType.PARTNER),
        Access.inOwnCustomer(RoleSet.of(roles), RestrictionSet.EMPTY));
  }
}
