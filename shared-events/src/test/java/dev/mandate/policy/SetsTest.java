package dev.mandate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The compact sets obey the laws of sets: they agree with {@link EnumSet} on everything. */
class SetsTest {
  @Test
  void a_set_of_roles_agrees_with_the_set_that_it_stands_for() {
    for (int bits = 0; bits < 1 << Role.values().length; bits++) {
      Set<Role> model = EnumSet.noneOf(Role.class);
      for (Role role : Role.values()) {
        if ((bits >> role.ordinal() & 1) == 1) {
          model.add(role);
        }
      }

      RoleSet set = RoleSet.of(model);

      assertThat(set.toList()).containsExactlyElementsOf(model);
      assertThat(set.isEmpty()).isEqualTo(model.isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void adding_and_taking_away_a_role_touch_that_role_alone(Role role) {
    RoleSet all = RoleSet.of(Role.values());

    assertThat(RoleSet.EMPTY.with(role)).isEqualTo(RoleSet.of(role));
    assertThat(RoleSet.EMPTY.with(role).with(role)).isEqualTo(RoleSet.of(role));
    assertThat(all.without(role).contains(role)).isFalse();
    assertThat(all.without(role).toList()).hasSize(Role.values().length - 1);
    assertThat(all.without(role).with(role)).isEqualTo(all);
    assertThat(RoleSet.EMPTY.without(role)).isEqualTo(RoleSet.EMPTY);
  }

  @Test
  void a_set_of_roles_is_equal_whatever_the_order_and_repetitions_that_made_it() {
    assertThat(RoleSet.of(Role.PARTNER_ADMIN, Role.FULL_ADMIN, Role.PARTNER_ADMIN))
        .isEqualTo(RoleSet.of(Role.FULL_ADMIN, Role.PARTNER_ADMIN))
        .hasSameHashCodeAs(RoleSet.of(Role.FULL_ADMIN, Role.PARTNER_ADMIN));
  }

  @Test
  void changing_a_set_of_roles_makes_another_and_leaves_the_first() {
    RoleSet first = RoleSet.of(Role.FULL_ADMIN);

    assertThat(first.with(Role.PARTNER_ADMIN)).isNotEqualTo(first);
    assertThat(first.toList()).containsExactly(Role.FULL_ADMIN);
  }

  @Property
  void a_set_of_restrictions_contains_exactly_what_it_was_made_of(
      @ForAll("restrictions") List<Restriction> inside) {
    RestrictionSet set = RestrictionSet.of(inside);

    assertThat(Policy.standard().restrictions())
        .allMatch(restriction -> set.contains(restriction) == inside.contains(restriction));
    assertThat(set.isEmpty()).isEqualTo(inside.isEmpty());
    assertThat(set.keys()).isEqualTo(inside.stream().map(Restriction::key).sorted().toList());
  }

  @Provide
  Arbitrary<List<Restriction>> restrictions() {
    return Arbitraries.of(Policy.standard().restrictions()).list().uniqueElements();
  }

  @Test
  void R24_the_keys_of_restrictions_are_sorted() {
    assertThat(Policy.standard().defaultRestrictionList().keys())
        .isSorted()
        .startsWith("ACCOUNT_COMPANY_NAME", "CALLING_APP_CALL_PRIORITY");
  }
}
