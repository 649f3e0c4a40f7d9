package dev.mandate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy is what the tables say: every row, every cell, nothing else. */
class PolicyTablesTest {
  private static final Policy POLICY = Policy.standard();

  /** A cell of the table of entitlements, listed or not. */
  record Cell(Role role, Capability capability) {
    @Override
    public String toString() {
      return role + " " + capability.qualifiedKey();
    }
  }

  static Stream<Cell> cells() {
    return Stream.of(Role.values())
        .flatMap(role -> POLICY.capabilities().stream().map(c -> new Cell(role, c)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void every_pair_of_role_and_capability_has_the_level_of_its_line(Cell cell) {
    Capability capability = cell.capability();
    Level expected = Tables.level(cell.role(), capability.scope(), capability.key());
    OrgType org = capability.scope() == Scope.CUSTOMER_ORG ? OrgType.CUSTOMER : OrgType.PARTNER;

    Access access = new Access(org, RoleSet.of(cell.role()), RestrictionSet.EMPTY);

    assertThat(POLICY.entitlement(cell.role(), capability)).isEqualTo(expected);
    assertThat(access.level(capability)).isEqualTo(expected);
  }

  @Test
  void every_line_of_the_entitlements_is_one_of_these_pairs() {
    long aboveNone =
        cells().filter(c -> POLICY.entitlement(c.role(), c.capability()) != Level.NONE).count();

    assertThat(aboveNone).isEqualTo(Tables.ENTITLEMENTS.size()).isEqualTo(116);
  }

  @ParameterizedTest
  @EnumSource
  void every_role_has_the_entry_of_its_line(Role role) {
    RoleEntry entry = POLICY.entry(role);

    assertThat(Tables.ROLES)
        .containsOnlyOnce(
            List.of(
                entry.role().name(),
                entry.family().name(),
                entry.assignable() ? "yes" : "no",
                entry.customersInScope() == CustomersInScope.NONE
                    ? ""
                    : entry.customersInScope().name(),
                entry.labelEn(),
                entry.labelZh()));
    assertThat(entry.role()).isEqualTo(role);
  }

  @Test
  void the_table_of_roles_has_no_other_role() {
    assertThat(Tables.ROLES).hasSameSizeAs(Role.values());
    assertThat(POLICY.roles()).extracting(RoleEntry::role).containsExactly(Role.values());
  }

  @Test
  void R12_no_role_but_the_derived_one_is_unassignable() {
    assertThat(POLICY.roles())
        .filteredOn(entry -> !entry.assignable())
        .extracting(RoleEntry::role)
        .containsExactly(Role.PROVISIONING_ADMIN);
  }

  @Test
  void the_capabilities_are_the_lines_of_their_table_in_its_order() {
    assertThat(POLICY.capabilities())
        .extracting(c -> List.of(c.key(), c.scope().name(), c.labelEn(), c.labelZh()))
        .isEqualTo(Tables.CAPABILITIES);
    assertThat(POLICY.capabilities())
        .extracting(Capability::index)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void equal_names_in_two_scopes_are_two_capabilities() {
    Capability partner = POLICY.capability(Scope.PARTNER_ORG, "USERS_AND_LICENSES");
    Capability customer = POLICY.capability(Scope.CUSTOMER_ORG, "USERS_AND_LICENSES");

    assertThat(partner).isNotEqualTo(customer);
    assertThat(partner.qualifiedKey()).isEqualTo("PARTNER_ORG.USERS_AND_LICENSES");
    assertThat(customer.qualifiedKey()).isEqualTo("CUSTOMER_ORG.USERS_AND_LICENSES");
  }

  @Test
  void a_capability_that_the_tables_do_not_have_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.capability(Scope.PARTNER_HUB, "USERS_AND_LICENSES"))
        .withMessageContaining("PARTNER_HUB.USERS_AND_LICENSES");
  }

  @Test
  void the_catalogue_of_restrictions_is_its_table_in_its_order() {
    assertThat(POLICY.restrictions())
        .extracting(
            r ->
                List.of(
                    r.key(),
                    r.area(),
                    r.capability().key(),
                    r.effect().name(),
                    r.labelEn(),
                    r.labelZh()))
        .isEqualTo(Tables.RESTRICTIONS);
    assertThat(POLICY.restrictions())
        .allSatisfy(r -> assertThat(r.capability().scope()).isEqualTo(Scope.CUSTOMER_ORG))
        .allSatisfy(r -> assertThat(POLICY.restriction(r.key())).isSameAs(r));
    assertThat(POLICY.restriction("NO_SUCH_SETTING")).isNull();
  }

  @Test
  void no_key_stands_for_a_capability_and_for_a_setting() {
    Set<String> keys = new HashSet<>();
    POLICY.capabilities().stream()
        .filter(capability -> capability.scope() == Scope.CUSTOMER_ORG)
        .forEach(capability -> keys.add(capability.key()));

    assertThat(POLICY.restrictions())
        .extracting(Restriction::key)
        .doesNotContainAnyElementsOf(keys);
  }
}
