package dev.mandate.access.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.Moment;
import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.RoleGrant;
import dev.mandate.access.history.Explanation.Lowered;
import dev.mandate.access.history.Explanation.Reason;
import dev.mandate.access.history.Grounds.Listed;
import dev.mandate.access.history.Grounds.Restrictive;
import dev.mandate.events.GrantCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Effect;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Reach;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final String SUPPORT = "CUSTOMER_ORG.TROUBLESHOOTING";
  private static final PointInTime NOW = new PointInTime(20, time(20));

  @Test
  void R28_every_role_that_gives_a_level_is_named_the_highest_level_first() {
    Explanation why =
        Explanation.of(
            partner(Map.of(Role.READ_ONLY_ADMIN, granted(3), Role.FULL_ADMIN, granted(5))), NOW);

    assertThat(why.capabilities().get("PARTNER_ORG.USERS_AND_LICENSES"))
        .containsExactly(
            new Reason(Role.FULL_ADMIN, Level.FULL, Reach.PARTNER_ORG, null, time(5), 5),
            new Reason(Role.READ_ONLY_ADMIN, Level.READ_ONLY, Reach.PARTNER_ORG, null, time(3), 3));
    assertThat(why.settings()).isEmpty();
  }

  @Test
  void R28_a_customer_in_scope_of_all_is_told_from_one_on_the_managed_list() {
    Explanation why =
        Explanation.of(
            customer(
                Map.of(Role.PARTNER_FULL_ADMIN, granted(2), Role.PARTNER_ADMIN, granted(4)),
                new Listed(AssignmentBasis.ASSIGNED, moment(9))),
            NOW);

    assertThat(why.capabilities().get(SUPPORT))
        .containsExactlyInAnyOrder(
            new Reason(Role.PARTNER_FULL_ADMIN, Level.FULL, Reach.ALL_CUSTOMERS, null, time(2), 2),
            new Reason(
                Role.PARTNER_ADMIN,
                Level.FULL,
                Reach.MANAGED_LIST,
                AssignmentBasis.ASSIGNED,
                time(9),
                9));
  }

  @Test
  void R12_the_derived_role_is_named_on_an_attached_customer() {
    Explanation why =
        Explanation.of(
            customer(
                Map.of(Role.PARTNER_ADMIN, granted(4)),
                new Listed(AssignmentBasis.ATTACHED, moment(9))),
            NOW);

    assertThat(why.capabilities().get(SUPPORT))
        .extracting(Reason::role)
        .containsExactly(Role.PROVISIONING_ADMIN);
  }

  @Test
  void R11_an_add_on_is_in_scope_as_its_base_role_is() {
    Map<Role, RoleGrant> listed =
        Map.of(Role.PARTNER_ADMIN, granted(4), Role.WHOLESALE_ADMIN, granted(12));

    Explanation why =
        Explanation.of(customer(listed, new Listed(AssignmentBasis.PROVISIONED, moment(9))), NOW);

    assertThat(why.capabilities().values().stream().flatMap(List::stream))
        .filteredOn(reason -> reason.role() == Role.WHOLESALE_ADMIN)
        .isNotEmpty()
        .allSatisfy(
            reason -> {
              assertThat(reason.via()).isEqualTo(Reach.MANAGED_LIST);
              assertThat(reason.position()).isEqualTo(12); // the add-on came after the customer
            });
  }

  @Test
  void R28_a_role_that_has_expired_explains_nothing() {
    RoleGrant expired = new RoleGrant(GrantCause.COMMAND, time(15), moment(4));

    Explanation why = Explanation.of(partner(Map.of(Role.FULL_ADMIN, expired)), NOW);

    assertThat(why.capabilities()).isEmpty();
  }

  @Test
  void R23_a_lowered_setting_names_the_restriction_and_the_later_of_its_two_causes() {
    Restriction users = restriction("USERS_MANUAL_ADD_MODIFY");
    Restriction claim = restriction("USERS_CLAIM");

    Explanation why =
        Explanation.of(
            own(Role.CUSTOMER_FULL_ADMIN, moment(8), Map.of(users, moment(1), claim, moment(11))),
            NOW);

    assertThat(why.settings())
        .containsExactly(
            Map.entry(
                "USERS_MANUAL_ADD_MODIFY",
                new Lowered(Level.FULL, Level.READ_ONLY, Effect.ACTION_UNAVAILABLE, time(8), 8)),
            Map.entry(
                "USERS_CLAIM",
                new Lowered(Level.FULL, Level.READ_ONLY, Effect.ACTION_UNAVAILABLE, time(11), 11)));
    assertThat(why.capabilities().get(SUPPORT))
        .containsExactly(
            new Reason(Role.CUSTOMER_FULL_ADMIN, Level.FULL, Reach.OWN_ORG, null, time(10), 10));
  }

  @Test
  void R26_nothing_is_lowered_while_restricted_mode_is_off() {
    Restriction users = restriction("USERS_MANUAL_ADD_MODIFY");

    Explanation why =
        Explanation.of(own(Role.CUSTOMER_FULL_ADMIN, null, Map.of(users, moment(1))), NOW);

    assertThat(why.settings()).isEmpty();
  }

  private static Grounds partner(Map<Role, RoleGrant> roles) {
    return new Grounds(OrgType.PARTNER, new EnumMap<>(roles), null, Map.of(), Restrictive.NONE);
  }

  private static Grounds customer(Map<Role, RoleGrant> roles, Listed listed) {
    return new Grounds(OrgType.CUSTOMER, new EnumMap<>(roles), listed, Map.of(), Restrictive.NONE);
  }

  private static Grounds own(
      Role role, @Nullable Moment on, Map<Restriction, Moment> restrictions) {
    RestrictedMode mode = new RestrictedMode(on != null, RestrictionSet.of(restrictions.keySet()));
    return new Grounds(
        OrgType.CUSTOMER,
        Map.of(),
        null,
        Map.of(role, moment(10)),
        new Restrictive(mode, on, restrictions));
  }

  private static RoleGrant granted(long position) {
    return new RoleGrant(GrantCause.COMMAND, null, moment(position));
  }

  private static Moment moment(long position) {
    return new Moment(position, time(position));
  }

  private static Instant time(long position) {
    return Instant.parse("2026-03-01T08:00:00Z").plusSeconds(position);
  }

  private static Restriction restriction(String key) {
    return Objects.requireNonNull(Policy.standard().restriction(key));
  }
}
