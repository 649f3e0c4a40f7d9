package dev.mandate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessDifferenceTest {
  private static final RoleSet FULL_ADMIN = RoleSet.of(Role.CUSTOMER_FULL_ADMIN);

  @Test
  void the_same_access_has_no_difference() {
    Access access = Access.inOwnCustomer(FULL_ADMIN, RestrictionSet.EMPTY);

    assertThat(AccessDifference.between(access, access).differs()).isFalse();
  }

  @Test
  void what_is_gained_was_NONE_before() {
    Access access = Access.inPartner(RoleSet.of(Role.FULL_ADMIN));

    AccessDifference difference = AccessDifference.between(Access.none(OrgType.PARTNER), access);

    assertThat(difference.before().capabilities().values()).containsOnly(Level.NONE);
    assertThat(difference.after().capabilities().keySet())
        .containsExactlyElementsOf(difference.before().capabilities().keySet())
        .containsExactlyElementsOf(
            access.capabilities().keySet().stream().map(Capability::qualifiedKey).toList());
    assertThat(difference.after().settings()).isEmpty();
  }

  @Test
  void R23_a_restriction_changes_its_setting_and_nothing_else() {
    Restriction claim = Policy.standard().restriction("USERS_CLAIM");
    assertThat(claim).isNotNull();
    Access free = Access.inOwnCustomer(FULL_ADMIN, RestrictionSet.EMPTY);
    Access restricted = Access.inOwnCustomer(FULL_ADMIN, RestrictionSet.of(List.of(claim)));

    AccessDifference difference = AccessDifference.between(free, restricted);

    assertThat(difference.before().settings()).isEqualTo(Map.of("USERS_CLAIM", Level.FULL));
    assertThat(difference.after().settings()).isEqualTo(Map.of("USERS_CLAIM", Level.READ_ONLY));
    assertThat(difference.after().capabilities()).isEmpty();
    assertThat(difference.differs()).isTrue();
  }

  @Test
  void R23_a_setting_that_is_shown_in_part_stands_on_its_side_whether_its_level_differs_or_not() {
    Restriction status = Policy.standard().restriction("USERS_SERVICES_STATUS");
    assertThat(status).isNotNull();
    RoleSet readers = RoleSet.of(Role.CUSTOMER_READ_ONLY_ADMIN);
    Access whole = Access.inOwnCustomer(readers, RestrictionSet.EMPTY);
    Access partial = Access.inOwnCustomer(readers, RestrictionSet.of(List.of(status)));

    AccessDifference difference = AccessDifference.between(whole, partial);

    assertThat(difference.after().settings()).isEmpty();
    assertThat(difference.before().partial()).isEmpty();
    assertThat(difference.after().partial()).containsExactly("USERS_SERVICES_STATUS");
    assertThat(difference.differs()).isTrue();
    assertThat(AccessDifference.between(partial, whole).before().partial())
        .containsExactly("USERS_SERVICES_STATUS");
  }

  @Test
  void two_kinds_of_organizations_cannot_be_compared() {
    assertThatThrownBy(
            () ->
                AccessDifference.between(
                    Access.none(OrgType.PARTNER), Access.none(OrgType.CUSTOMER)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
