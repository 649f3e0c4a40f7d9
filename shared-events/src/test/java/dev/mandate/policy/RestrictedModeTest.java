package dev.mandate.policy;

import static dev.mandate.policy.Level.FULL;
import static dev.mandate.policy.Level.NONE;
import static dev.mandate.policy.Level.READ_ONLY;
import static dev.mandate.policy.Role.CUSTOMER_DEVICE_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_FULL_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code access = role entitlements - restrictions}, for administrators of the customer alone. */
class RestrictedModeTest {
  private static final Policy POLICY = Policy.standard();
  private static final RestrictionSet WHOLE_CATALOGUE = POLICY.defaultRestrictionList();

  static Stream<Restriction> settings() {
    return POLICY.restrictions().stream();
  }

  static Stream<Role> customerRoles() {
    return POLICY.roles().stream()
        .filter(entry -> entry.family() == RoleFamily.CUSTOMER_ORG)
        .map(RoleEntry::role);
  }

  @ParameterizedTest
  @CsvSource({
    "ACTION_UNAVAILABLE, READ_ONLY",
    "READ_ONLY, READ_ONLY",
    "PARTIAL_VISIBILITY, READ_ONLY",
    "HIDDEN, NONE",
    "SUPPRESSED, NONE"
  })
  void R23_each_effect_is_a_ceiling_on_its_setting(Effect effect, Level ceiling) {
    List<Restriction> ofEffect = settings().filter(s -> s.effect() == effect).toList();
    Access fullAdmin = restricted(CUSTOMER_FULL_ADMIN);

    assertThat(ofEffect)
        .isNotEmpty()
        .allSatisfy(setting -> assertThat(fullAdmin.level(setting)).isEqualTo(ceiling));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void R23_a_restriction_lowers_its_setting_and_no_other(Restriction setting) {
    RestrictionSet alone = RestrictionSet.of(List.of(setting));

    Access access = Access.inOwnCustomer(RoleSet.of(CUSTOMER_FULL_ADMIN), alone);

    assertThat(access.level(setting)).isEqualTo(setting.effect().ceiling()).isNotEqualTo(FULL);
    assertThat(settings().filter(other -> !other.equals(setting)))
        .allSatisfy(other -> assertThat(access.level(other)).isEqualTo(FULL));
  }

  @ParameterizedTest
  @MethodSource("customerRoles")
  void R23_a_restriction_never_lowers_the_capability_behind_its_setting(Role role) {
    assertThat(restricted(role).capabilities()).isEqualTo(unrestricted(role).capabilities());
  }

  @ParameterizedTest
  @MethodSource("customerRoles")
  void R23_a_restriction_never_raises_a_level(Role role) {
    assertThat(settings())
        .allSatisfy(
            setting ->
                assertThat(restricted(role).level(setting))
                    .isLessThanOrEqualTo(unrestricted(role).level(setting)));
  }

  @Test
  void R23_who_may_only_read_still_reads_what_is_not_hidden() {
    Access readOnly = restricted(CUSTOMER_READ_ONLY_ADMIN);

    assertThat(readOnly.level(setting("ORG_DOMAIN"))).isEqualTo(READ_ONLY);
    assertThat(readOnly.level(setting("CALLING_PSTN_CISCO_PSTN"))).isEqualTo(NONE);
    assertThat(restricted(CUSTOMER_DEVICE_ADMIN).level(setting("ORG_DOMAIN"))).isEqualTo(NONE);
  }

  @Test
  void R23_partial_visibility_is_marked_while_it_restricts_and_something_is_visible() {
    Restriction status = setting("USERS_SERVICES_STATUS");

    assertThat(restricted(CUSTOMER_FULL_ADMIN).partialSettings()).containsExactly(status);
    assertThat(restricted(CUSTOMER_READ_ONLY_ADMIN).partialSettings()).containsExactly(status);
    assertThat(restricted(CUSTOMER_DEVICE_ADMIN).partialSettings()).isEmpty();
    assertThat(unrestricted(CUSTOMER_FULL_ADMIN).partialSettings()).isEmpty();
    assertThat(
            Access.inOwnCustomer(RoleSet.of(CUSTOMER_FULL_ADMIN), without(status))
                .partialSettings())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void R23_an_administrator_of_the_partner_is_never_restricted(Restriction setting) {
    for (AssignmentBasis listed : AssignmentBasis.values()) {
      for (RoleEntry entry : POLICY.roles()) {
        Access access = Access.inManagedCustomer(RoleSet.of(entry.role()), listed);

        assertThat(access.level(setting)).isEqualTo(access.level(setting.capability()));
        assertThat(access.isPartial(setting)).isFalse();
      }
    }
    assertThat(Access.inManagedCustomer(RoleSet.of(PARTNER_FULL_ADMIN), null).level(setting))
        .isEqualTo(FULL);
  }

  @Test
  void R24_the_default_list_is_the_whole_catalogue() {
    assertThat(WHOLE_CATALOGUE.keys())
        .hasSize(20)
        .containsExactlyInAnyOrderElementsOf(settings().map(Restriction::key).toList());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void R24_a_setting_that_is_taken_off_the_list_is_open_again_and_closed_when_put_back(
      Restriction setting) {
    RoleSet held = RoleSet.of(CUSTOMER_FULL_ADMIN);

    assertThat(Access.inOwnCustomer(held, without(setting)).level(setting)).isEqualTo(FULL);
    assertThat(Access.inOwnCustomer(held, WHOLE_CATALOGUE).level(setting))
        .isEqualTo(setting.effect().ceiling());
  }

  @ParameterizedTest
  @MethodSource("customerRoles")
  void R26_switching_it_off_gives_back_everything_the_role_entitles_to(Role role) {
    Access access = unrestricted(role);

    assertThat(settings())
        .allSatisfy(
            setting ->
                assertThat(access.level(setting))
                    .isEqualTo(Tables.level(role, Scope.CUSTOMER_ORG, setting.capability().key())));
  }

  @ParameterizedTest
  @CsvSource({"USERS_MANUAL_ADD_MODIFY", "USERS_EDIT_SERVICES", "USERS_RESET_PACKAGE"})
  void R26_a_full_administrator_adds_users_and_changes_packages_when_it_is_off(String key) {
    assertThat(restricted(CUSTOMER_FULL_ADMIN).level(setting(key))).isEqualTo(READ_ONLY);
    assertThat(unrestricted(CUSTOMER_FULL_ADMIN).level(setting(key))).isEqualTo(FULL);
  }

  private static Access restricted(Role role) {
    return Access.inOwnCustomer(RoleSet.of(role), WHOLE_CATALOGUE);
  }

  private static Access unrestricted(Role role) {
    return Access.inOwnCustomer(RoleSet.of(role), RestrictionSet.EMPTY);
  }

  private static RestrictionSet without(Restriction setting) {
    return RestrictionSet.of(settings().filter(other -> !other.equals(setting)).toList());
  }

  private static Restriction setting(String key) {
    return Objects.requireNonNull(POLICY.restriction(key));
  }
}
