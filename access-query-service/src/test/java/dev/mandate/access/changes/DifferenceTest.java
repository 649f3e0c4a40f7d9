package dev.mandate.access.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Access;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Of two accesses, what differs is told from both sides, and nothing else. */
class DifferenceTest {
  private static final RoleSet OWN = RoleSet.of(Role.CUSTOMER_FULL_ADMIN);
  private static final RestrictionSet ALL = Policy.standard().defaultRestrictionList();

  @Test
  void equal_access_has_none() {
    Access access = Access.inOwnCustomer(OWN, ALL);
    assertThat(Difference.of(access, access).isNone()).isTrue();
  }

  @Test
  void what_was_absent_is_told_as_none() {
    Access access = Access.inPartner(RoleSet.of(Role.FULL_ADMIN));
    Difference difference = Difference.of(Access.none(OrgType.PARTNER), access);
    assertThat(difference.before().capabilities().values()).containsOnly(Level.NONE);
    assertThat(difference.before().capabilities().keySet())
        .isEqualTo(difference.after().capabilities().keySet());
    assertThat(difference.after().capabilities())
        .hasSameSizeAs(access.capabilities())
        .containsEntry("PARTNER_ORG.USERS_AND_LICENSES", Level.FULL);
    assertThat(difference.after().settings()).isEmpty();
  }

  @Test
  void R23_a_restriction_is_told_as_a_change_of_its_setting_alone() {
    Restriction setting =
        Objects.requireNonNull(Policy.standard().restriction("USERS_MANUAL_ADD_MODIFY"));
    Difference difference =
        Difference.of(
            Access.inOwnCustomer(OWN, RestrictionSet.EMPTY),
            Access.inOwnCustomer(OWN, RestrictionSet.of(List.of(setting))));
    assertThat(difference.before().capabilities()).isEmpty();
    assertThat(difference.before().settings()).containsOnlyKeys("USERS_MANUAL_ADD_MODIFY");
    assertThat(difference.before().settings()).containsValue(Level.FULL);
    assertThat(difference.after().settings()).containsOnlyKeys("USERS_MANUAL_ADD_MODIFY");
    assertThat(difference.after().settings()).doesNotContainValue(Level.FULL);
  }

  @Test
  void R23_what_is_shown_in_part_is_told_on_its_side() {
    Restriction setting =
        Objects.requireNonNull(Policy.standard().restriction("USERS_SERVICES_STATUS"));
    Access partial = Access.inOwnCustomer(OWN, RestrictionSet.of(List.of(setting)));
    Access whole = Access.inOwnCustomer(OWN, RestrictionSet.EMPTY);
    assertThat(Difference.of(whole, partial).after().partial())
        .containsExactly("USERS_SERVICES_STATUS");
    assertThat(Difference.of(whole, partial).before().partial()).isEmpty();
    assertThat(Difference.of(partial, whole).before().partial())
        .containsExactly("USERS_SERVICES_STATUS");
  }

  @Test
  void R23_a_setting_that_its_level_does_not_show_in_part_is_a_difference_too() {
    Restriction setting =
        Objects.requireNonNull(Policy.standard().restriction("USERS_SERVICES_STATUS"));
    RoleSet readers = RoleSet.of(Role.CUSTOMER_READ_ONLY_ADMIN);
    Access whole = Access.inOwnCustomer(readers, RestrictionSet.EMPTY);
    Access partial = Access.inOwnCustomer(readers, RestrictionSet.of(List.of(setting)));
    assertThat(whole.level(setting)).isEqualTo(partial.level(setting)).isNotEqualTo(Level.NONE);
    assertThat(Difference.of(whole, partial).isNone()).isFalse();
  }
}
