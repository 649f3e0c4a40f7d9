package dev.mandate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.WithNull;
import org.jspecify.annotations.Nullable;

/** What the rules promise for any roles, any place on a list and any restrictions. */
class AccessPropertiesTest {
  private static final Policy POLICY = Policy.standard();

  @Property
  void R23_R24_a_longer_list_of_restrictions_raises_no_level_and_touches_no_capability(
      @ForAll("roles") RoleSet held,
      @ForAll("restrictions") RestrictionSet list,
      @ForAll("restrictions") RestrictionSet more) {
    Access shorter = Access.inOwnCustomer(held, list);
    Access longer = Access.inOwnCustomer(held, new RestrictionSet(list.bits() | more.bits()));

    expectNoHigherLevels(longer, shorter);
    assertThat(longer.capabilities()).isEqualTo(shorter.capabilities());
  }

  @Property
  void R23_R26_a_setting_is_lowered_to_its_ceiling_if_it_is_on_the_list_and_else_open(
      @ForAll("roles") RoleSet held, @ForAll("restrictions") RestrictionSet list) {
    Access restricted = Access.inOwnCustomer(held, list);
    Access open = Access.inOwnCustomer(held, RestrictionSet.EMPTY);

    expectNoHigherLevels(restricted, open);
    for (Restriction setting : POLICY.restrictions()) {
      Level level = restricted.level(setting);
      if (list.contains(setting)) {
        assertThat(level).isLessThanOrEqualTo(setting.effect().ceiling());
      } else {
        assertThat(level).isEqualTo(open.level(setting));
        assertThat(restricted.isPartial(setting)).isFalse();
      }
    }
  }

  @Property
  void R23_whoever_comes_from_the_partner_is_never_restricted(
      @ForAll("roles") RoleSet held, @ForAll @WithNull @Nullable AssignmentBasis listed) {
    Access access = Access.inManagedCustomer(held, listed);

    for (Restriction setting : POLICY.restrictions()) {
      assertThat(access.level(setting)).isEqualTo(access.level(setting.capability()));
    }
    assertThat(access.partialSettings()).isEmpty();
  }

  @Property
  void R9_entitlements_add_up_and_the_highest_level_wins(
      @ForAll("roles") RoleSet some,
      @ForAll("roles") RoleSet others,
      @ForAll("restrictions") RestrictionSet list) {
    RoleSet all = union(some, others);

    for (Capability capability : POLICY.capabilities()) {
      assertThat(Access.inPartner(all).level(capability))
          .isEqualTo(
              Access.inPartner(some)
                  .level(capability)
                  .or(Access.inPartner(others).level(capability)));
    }
    Access inCustomer = Access.inOwnCustomer(all, list);
    for (Restriction setting : POLICY.restrictions()) {
      assertThat(inCustomer.level(setting))
          .isEqualTo(
              Access.inOwnCustomer(some, list)
                  .level(setting)
                  .or(Access.inOwnCustomer(others, list).level(setting)));
    }
  }

  @Property
  void R9_R11_R12_R16_another_role_or_a_place_on_the_list_takes_nothing_away(
      @ForAll("roles") RoleSet some,
      @ForAll("roles") RoleSet more,
      @ForAll @WithNull @Nullable AssignmentBasis listed) {
    RoleSet all = union(some, more);

    expectNoLowerLevels(
        Access.inManagedCustomer(all, listed), Access.inManagedCustomer(some, listed));
    expectNoLowerLevels(
        Access.inManagedCustomer(some, listed), Access.inManagedCustomer(some, null));
    expectNoLowerLevels(
        Access.inManagedCustomer(some, AssignmentBasis.ASSIGNED),
        Access.inManagedCustomer(some, AssignmentBasis.ATTACHED));
    expectNoLowerLevels(
        Access.inPartner(RolesInForce.of(all)), Access.inPartner(RolesInForce.of(some)));
  }

  @Property
  void R10_R11_the_add_on_gives_nothing_where_no_base_of_it_reaches(
      @ForAll("roles") RoleSet held, @ForAll @WithNull @Nullable AssignmentBasis listed) {
    RoleSet none = held.without(Role.PARTNER_FULL_ADMIN).without(Role.PARTNER_ADMIN);
    RoleSet onList = held.without(Role.PARTNER_FULL_ADMIN);

    expectNothingFromAddOn(none, listed);
    expectNothingFromAddOn(onList, null);
    assertThat(Access.inPartner(RolesInForce.of(none.with(Role.WHOLESALE_ADMIN))))
        .isEqualTo(Access.inPartner(RolesInForce.of(none.without(Role.WHOLESALE_ADMIN))));
  }

  @Property
  void R12_nobody_provisions_a_customer_that_is_not_attached(
      @ForAll("roles") RoleSet held, @ForAll @WithNull @Nullable AssignmentBasis listed) {
    RoleSet counting = Access.inManagedCustomer(held, listed).roles();

    boolean attached = listed == AssignmentBasis.ATTACHED && held.contains(Role.PARTNER_ADMIN);
    assertThat(counting.contains(Role.PROVISIONING_ADMIN)).isEqualTo(attached);
    assertThat(counting.contains(Role.PARTNER_ADMIN) && attached).isFalse();
  }

  @Property
  void R16_R30_no_role_of_the_partner_alone_or_of_customers_reaches_a_customer(
      @ForAll("roles") RoleSet held, @ForAll @WithNull @Nullable AssignmentBasis listed) {
    RoleSet counting = Access.inManagedCustomer(held, listed).roles();

    assertThat(counting.stream().map(role -> POLICY.entry(role).family()))
        .doesNotContain(RoleFamily.PARTNER_MANAGEMENT, RoleFamily.CUSTOMER_ORG);
  }

  @Property
  void R27_levels_stay_in_the_scopes_of_the_organization_and_without_a_role_there_are_none(
      @ForAll("roles") RoleSet held, @ForAll @WithNull @Nullable AssignmentBasis listed) {
    Access partner = Access.inPartner(held);
    Access customer = Access.inManagedCustomer(held, listed);

    assertThat(partner.capabilities().keySet()).noneMatch(c -> c.scope() == Scope.CUSTOMER_ORG);
    assertThat(partner.settings()).isEmpty();
    assertThat(customer.capabilities().keySet()).allMatch(c -> c.scope() == Scope.CUSTOMER_ORG);
    if (!customer.reaches()) {
      assertThat(customer.capabilities()).isEmpty();
      assertThat(customer.settings()).isEmpty();
    }
  }

  @Provide
  Arbitrary<RoleSet> roles() {
    return Arbitraries.of(Role.class).set().map(RoleSet::of);
  }

  @Provide
  Arbitrary<RestrictionSet> restrictions() {
    return Arbitraries.of(POLICY.restrictions()).set().map(RestrictionSet::of);
  }

  private static void expectNothingFromAddOn(RoleSet held, @Nullable AssignmentBasis listed) {
    assertThat(Access.inManagedCustomer(held.with(Role.WHOLESALE_ADMIN), listed))
        .isEqualTo(Access.inManagedCustomer(held.without(Role.WHOLESALE_ADMIN), listed));
  }

  private static void expectNoHigherLevels(Access lower, Access higher) {
    for (Restriction setting : POLICY.restrictions()) {
      assertThat(lower.level(setting)).isLessThanOrEqualTo(higher.level(setting));
    }
  }

  private static void expectNoLowerLevels(Access higher, Access lower) {
    for (Capability capability : POLICY.capabilities()) {
      assertThat(higher.level(capability)).isGreaterThanOrEqualTo(lower.level(capability));
    }
    expectNoHigherLevels(lower, higher);
  }

  private static RoleSet union(RoleSet some, RoleSet others) {
    return RoleSet.of(List.of(some, others).stream().flatMap(RoleSet::stream).toList());
  }
}
