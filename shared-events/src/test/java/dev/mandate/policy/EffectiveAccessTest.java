package dev.mandate.policy;

import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R27: what is answered about a user and an organization. */
class EffectiveAccessTest {
  private static final Policy POLICY = Policy.standard();

  @ParameterizedTest
  @EnumSource
  void R27_without_a_role_that_reaches_the_organization_everything_is_empty(OrgType org) {
    Access none = Access.none(org);

    assertThat(none.reaches()).isFalse();
    assertThat(none.capabilities()).isEmpty();
    assertThat(none.settings()).isEmpty();
    assertThat(none.partialSettings()).isEmpty();
    assertThat(POLICY.capabilities())
        .allSatisfy(capability -> assertThat(none.level(capability)).isEqualTo(Level.NONE));
  }

  @Test
  void R27_settings_are_empty_without_reach_even_in_restricted_mode() {
    assertThat(Access.inManagedCustomer(RoleSet.of(PARTNER_ADMIN), null).settings()).isEmpty();
    assertThat(Access.inOwnCustomer(RoleSet.EMPTY, POLICY.defaultRestrictionList()).settings())
        .isEmpty();
  }

  @Test
  void R27_a_partner_organization_has_no_settings() {
    assertThat(Access.inPartner(RoleSet.of(FULL_ADMIN, PARTNER_FULL_ADMIN)).settings()).isEmpty();
  }

  @Test
  void R27_who_reaches_a_customer_gets_every_setting_of_the_catalogue() {
    Access access =
        Access.inOwnCustomer(
            RoleSet.of(Role.CUSTOMER_DEVICE_ADMIN), POLICY.defaultRestrictionList());

    assertThat(access.settings().keySet()).containsExactlyElementsOf(POLICY.restrictions());
    assertThat(access.settings().values()).containsOnly(Level.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void R27_in_the_partner_the_scopes_of_organization_and_console_apply(Role role) {
    assertThat(Access.inPartner(RoleSet.of(role)).capabilities())
        .isEqualTo(expected(role, Scope.PARTNER_ORG, Scope.PARTNER_HUB));
  }

  @ParameterizedTest
  @EnumSource
  void R27_in_a_customer_only_the_scope_of_customers_applies(Role role) {
    assertThat(Access.inOwnCustomer(RoleSet.of(role), RestrictionSet.EMPTY).capabilities())
        .isEqualTo(expected(role, Scope.CUSTOMER_ORG));
  }

  @Test
  void R27_capabilities_of_one_scope_do_not_leak_into_an_organization_of_another() {
    Access partner = Access.inPartner(RoleSet.of(FULL_ADMIN, PARTNER_FULL_ADMIN));
    Access customer = Access.inManagedCustomer(RoleSet.of(FULL_ADMIN, PARTNER_FULL_ADMIN), null);

    assertThat(partner.capabilities()).containsKey(users(Scope.PARTNER_ORG));
    assertThat(partner.level(users(Scope.CUSTOMER_ORG))).isEqualTo(Level.NONE);
    assertThat(customer.level(users(Scope.CUSTOMER_ORG))).isEqualTo(Level.FULL);
    assertThat(customer.level(users(Scope.PARTNER_ORG))).isEqualTo(Level.NONE);
  }

  @Test
  void R30_a_role_of_a_customer_gives_nothing_in_the_partner_or_in_other_customers() {
    RoleSet held = RoleSet.of(CUSTOMER_FULL_ADMIN);

    assertThat(Access.inPartner(held).capabilities()).isEmpty();
    assertThat(Access.inManagedCustomer(held, null).reaches()).isFalse();
    assertThat(Access.inManagedCustomer(held, AssignmentBasis.ASSIGNED).reaches()).isFalse();
  }

  private static Map<Capability, Level> expected(Role role, Scope... scopes) {
    Map<Capability, Level> expected = new HashMap<>();
    for (Scope scope : scopes) {
      for (Tables.Entitlement line : Tables.ENTITLEMENTS) {
        if (line.role().equals(role.name()) && line.scope().equals(scope.name())) {
          expected.put(POLICY.capability(scope, line.capability()), Level.valueOf(line.level()));
        }
      }
    }
    return expected;
  }

  private static Capability users(Scope scope) {
    return POLICY.capability(scope, "USERS_AND_LICENSES");
  }
}
