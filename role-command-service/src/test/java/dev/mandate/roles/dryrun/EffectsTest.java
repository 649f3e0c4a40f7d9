package dev.mandate.roles.dryrun;

import static dev.mandate.policy.Level.FULL;
import static dev.mandate.policy.Level.NONE;
import static dev.mandate.policy.Level.READ_ONLY;
import static dev.mandate.policy.Role.CUSTOMER_DEVICE_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_SUPPORT_ADMIN;
import static dev.mandate.policy.Role.CUSTOMER_USER_DEVICE_ADMIN;
import static dev.mandate.policy.Role.FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.PARTNER_FULL_ADMIN;
import static dev.mandate.policy.Role.PARTNER_READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.READ_ONLY_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.AccessDifference;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.roles.batch.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each kind of event changes in effective access, and for whom. */
class EffectsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final JsonText NOTHING = new JsonText("{}");

  private final List<Event> history =
      new ArrayList<>(List.of(new PartnerRegistered("p", "P", true)));

  @Test
  void a_role_of_the_own_organization_changes_access_there_only() {
    given(user("u1"), customer("c1"));

    Effects effects = when(granted("u1", READ_ONLY_ADMIN));

    assertThat(places(effects)).containsExactly("u1 in p");
    AccessChange change = effects.listed().getFirst();
    assertThat(change.orgType()).isEqualTo(OrgType.PARTNER);
    assertThat(change.difference().before().capabilities())
        .hasSize(11)
        .containsEntry("PARTNER_ORG.ADMIN_AUDIT_LOG", NONE);
    assertThat(change.difference().after().capabilities())
        .hasSize(11)
        .containsEntry("PARTNER_ORG.ADMIN_AUDIT_LOG", READ_ONLY);
    assertThat(change.difference().before().settings()).isEmpty();
    assertThat(change.difference().after().settings()).isEmpty();
  }

  @Test
  void R16_a_role_that_reaches_all_customers_changes_access_to_each_of_them() {
    given(user("u1"), customer("c2"), customer("c1"));

    Effects granted = when(granted("u1", PARTNER_READ_ONLY_ADMIN));
    given(granted("u1", PARTNER_READ_ONLY_ADMIN));
    Effects revoked = when(revoked("u1", PARTNER_READ_ONLY_ADMIN));

    assertThat(places(granted)).containsExactly("u1 in c1", "u1 in c2", "u1 in p");
    assertThat(places(revoked)).isEqualTo(places(granted));
    AccessChange gain = granted.listed().getFirst();
    AccessChange loss = revoked.listed().getFirst();
    assertThat(gain.difference().after().capabilities())
        .containsEntry("CUSTOMER_ORG.CUSTOMER_LIST", READ_ONLY);
    assertThat(gain.difference().before().settings()).containsEntry("ACCOUNT_COMPANY_NAME", NONE);
    assertThat(gain.difference().after().settings())
        .containsEntry("ACCOUNT_COMPANY_NAME", READ_ONLY);
    assertThat(loss.difference().before()).isEqualTo(gain.difference().after());
    assertThat(loss.difference().after()).isEqualTo(gain.difference().before());
  }

  @Test
  void R9_only_levels_that_rise_are_a_difference_when_a_second_role_is_granted() {
    given(user("u1"), customer("c1"), granted("u1", PARTNER_READ_ONLY_ADMIN));

    Effects effects = when(granted("u1", PARTNER_FULL_ADMIN));

    assertThat(in(effects, "u1", "c1").difference().before().capabilities())
        .containsEntry("CUSTOMER_ORG.TROUBLESHOOTING", READ_ONLY)
        .containsEntry("CUSTOMER_ORG.MANAGE_TRIALS", NONE);
    assertThat(in(effects, "u1", "c1").difference().after().capabilities())
        .containsEntry("CUSTOMER_ORG.TROUBLESHOOTING", FULL)
        .containsEntry("CUSTOMER_ORG.MANAGE_TRIALS", FULL);
    assertThat(when(granted("u1", PARTNER_READ_ONLY_ADMIN)).listed()).isEmpty();
  }

  @Test
  void R19_losing_the_role_with_the_list_changes_access_to_what_was_on_it() {
    given(user("u1"), customer("c1"), customer("c2"), granted("u1", PARTNER_ADMIN));
    given(assigned("u1", "c1", AssignmentBasis.ASSIGNED));

    Effects effects =
        when(revoked("u1", PARTNER_ADMIN), unassigned("u1", "c1", UnassignmentCause.ROLE_LOST));

    assertThat(places(effects)).contains("u1 in c1").doesNotContain("u1 in c2");
    assertThat(in(effects, "u1", "c1").difference().after().capabilities())
        .containsEntry("CUSTOMER_ORG.MANAGE_TRIALS", NONE);
  }

  @Test
  void R12_assigning_an_attached_customer_adds_the_management_of_trials_and_nothing_else() {
    given(user("u1"), customer("c1"), granted("u1", PARTNER_ADMIN));
    given(assigned("u1", "c1", AssignmentBasis.ATTACHED));

    Effects effects = when(assigned("u1", "c1", AssignmentBasis.ASSIGNED));

    assertThat(effects.listed())
        .containsExactly(
            change("u1", "c1", Map.of("CUSTOMER_ORG.MANAGE_TRIALS", NONE), Map.of())
                .to(Map.of("CUSTOMER_ORG.MANAGE_TRIALS", FULL), Map.of()));
  }

  @Test
  void R18_a_displaced_customer_is_lost_and_the_new_one_gained() {
    given(user("u1"), customer("old"), customer("new"), granted("u1", PARTNER_ADMIN));
    given(assigned("u1", "old", AssignmentBasis.ASSIGNED));

    Effects effects =
        when(
            assigned("u1", "new", AssignmentBasis.ASSIGNED),
            new CustomerUnassigned("p", "u1", "old", UnassignmentCause.LIMIT, "new"));

    assertThat(places(effects)).containsExactly("u1 in new", "u1 in old");
    assertThat(in(effects, "u1", "new").difference().before())
        .isEqualTo(in(effects, "u1", "old").difference().after());
    assertThat(in(effects, "u1", "new").difference().after())
        .isEqualTo(in(effects, "u1", "old").difference().before());
  }

  @Test
  void R16_a_list_entry_changes_nothing_for_who_sees_all_customers_in_full_anyway() {
    given(user("u1"), customer("c1"));
    given(granted("u1", PARTNER_FULL_ADMIN), granted("u1", PARTNER_ADMIN));

    assertThat(when(assigned("u1", "c1", AssignmentBasis.ASSIGNED)).listed()).isEmpty();
  }

  @Test
  void R5_a_new_customer_is_open_to_whoever_reaches_all_customers_and_to_the_list_holder() {
    given(user("all"), user("lists"), user("other"), user("own"));
    given(granted("all", PARTNER_READ_ONLY_ADMIN), granted("own", READ_ONLY_ADMIN));
    given(granted("lists", PARTNER_ADMIN), granted("other", PARTNER_ADMIN));

    Effects provisioned =
        when(
            new CustomerProvisioned("p", "c1", "C", "lists", true),
            assigned("lists", "c1", AssignmentBasis.PROVISIONED));
    Effects attached =
        when(
            new CustomerAttached("p", "c1", "C", "lists", true),
            assigned("lists", "c1", AssignmentBasis.ATTACHED));

    assertThat(places(provisioned)).containsExactly("all in c1", "lists in c1");
    assertThat(places(attached)).containsExactly("all in c1", "lists in c1");
    assertThat(in(provisioned, "lists", "c1").difference().after().capabilities())
        .containsEntry("CUSTOMER_ORG.MANAGE_TRIALS", FULL);
    assertThat(in(attached, "lists", "c1").difference().after().capabilities())
        .doesNotContainKey("CUSTOMER_ORG.MANAGE_TRIALS");
  }

  @Test
  void R26_switching_restricted_mode_gives_settings_back_to_own_administrators_only() {
    given(user("u1"), granted("u1", PARTNER_FULL_ADMIN), customer("c1"), customer("c2"));
    given(customerRole("c1", "a1", CUSTOMER_USER_DEVICE_ADMIN));
    given(customerRole("c1", "a2", CUSTOMER_DEVICE_ADMIN));
    given(customerRole("c2", "a3", CUSTOMER_USER_DEVICE_ADMIN));

    Effects effects = when(new RestrictedModeToggled("p", "c1", false));

    assertThat(places(effects)).containsExactly("a1 in c1");
    AccessChange change = effects.listed().getFirst();
    assertThat(change.difference().before().capabilities()).isEmpty();
    assertThat(change.difference().before().settings())
        .hasSize(7)
        .containsEntry("USERS_MANUAL_ADD_MODIFY", READ_ONLY);
    assertThat(change.difference().after().settings())
        .hasSize(7)
        .containsEntry("USERS_MANUAL_ADD_MODIFY", FULL);
  }

  @Test
  void R24_the_list_of_restrictions_counts_in_every_customer_whose_mode_is_on() {
    given(customer("on1"), customer("on2"), customer("off"));
    given(customerRole("on1", "a1", CUSTOMER_USER_DEVICE_ADMIN));
    given(customerRole("on2", "a2", CUSTOMER_USER_DEVICE_ADMIN));
    given(customerRole("on2", "a3", CUSTOMER_SUPPORT_ADMIN));
    given(customerRole("off", "a4", CUSTOMER_USER_DEVICE_ADMIN));
    given(new RestrictedModeToggled("p", "off", false));

    Effects effects = when(new RestrictionListChanged("p", allBut("USERS_CLAIM")));

    assertThat(effects.listed())
        .containsExactly(
            change("a1", "on1", Map.of(), Map.of("USERS_CLAIM", READ_ONLY))
                .to(Map.of(), Map.of("USERS_CLAIM", FULL)),
            change("a2", "on2", Map.of(), Map.of("USERS_CLAIM", READ_ONLY))
                .to(Map.of(), Map.of("USERS_CLAIM", FULL)));
  }

  @Test
  void R23_a_setting_that_is_no_longer_shown_in_part_only_is_a_difference_at_the_same_level() {
    given(customer("c1"), customerRole("c1", "a1", CUSTOMER_READ_ONLY_ADMIN));

    Effects effects = when(new RestrictionListChanged("p", allBut("USERS_SERVICES_STATUS")));

    AccessChange change = effects.listed().getFirst();
    assertThat(change.difference().before().partial()).containsExactly("USERS_SERVICES_STATUS");
    assertThat(change.difference().after().partial()).isEmpty();
    assertThat(change.difference().before().settings()).isEmpty();
  }

  @Test
  void R15_a_role_in_a_customer_changes_access_of_that_user_there() {
    given(customer("c1"), customer("c2"), customerRole("c1", "a1", CUSTOMER_DEVICE_ADMIN));

    Effects first = when(customerRole("c1", "a2", CUSTOMER_DEVICE_ADMIN));
    Effects last = when(new CustomerRoleRevoked("p", "c1", "a1", CUSTOMER_DEVICE_ADMIN));

    Map<String, Level> none = Map.of("CUSTOMER_ORG.DEVICE_MANAGEMENT", NONE);
    Map<String, Level> full = Map.of("CUSTOMER_ORG.DEVICE_MANAGEMENT", FULL);
    assertThat(first.listed())
        .containsExactly(change("a2", "c1", none, Map.of()).to(full, Map.of()));
    assertThat(last.listed())
        .containsExactly(change("a1", "c1", full, Map.of()).to(none, Map.of()));
  }

  @Test
  void R4_a_removed_user_loses_everything_everywhere() {
    given(user("u1"), customer("c1"), granted("u1", PARTNER_FULL_ADMIN));

    Effects effects =
        when(
            new RoleRevoked("p", "u1", PARTNER_FULL_ADMIN, RevocationCause.USER_REMOVED),
            new UserRemoved("p", "u1"));

    assertThat(places(effects)).containsExactly("u1 in c1", "u1 in p");
    assertThat(effects.listed())
        .allSatisfy(
            c -> assertThat(c.difference().after().capabilities().values()).containsOnly(NONE));
  }

  @Test
  void R10_the_end_of_the_programme_takes_the_add_on_from_everybody_who_has_it() {
    given(user("u1"), user("u2"), user("u3"), customer("c1"), customer("c2"));
    given(granted("u1", PARTNER_FULL_ADMIN), granted("u1", WHOLESALE_ADMIN));
    given(granted("u2", PARTNER_ADMIN), granted("u2", WHOLESALE_ADMIN));
    given(granted("u3", PARTNER_ADMIN), assigned("u2", "c1", AssignmentBasis.ASSIGNED));
    given(assigned("u3", "c1", AssignmentBasis.ASSIGNED));

    Effects effects =
        when(
            new WholesaleProgramChanged("p", false),
            new RoleRevoked("p", "u1", WHOLESALE_ADMIN, RevocationCause.PROGRAM_ENDED),
            new RoleRevoked("p", "u2", WHOLESALE_ADMIN, RevocationCause.PROGRAM_ENDED));

    // The partner full administrator has all of it by its base role.
    assertThat(places(effects)).contains("u2 in c1").doesNotContain("u2 in c2", "u3 in c1");
    assertThat(places(effects)).noneMatch(place -> place.startsWith("u1"));
    assertThat(in(effects, "u2", "c1").difference().before().capabilities())
        .isEqualTo(Map.of("CUSTOMER_ORG.USERS_AND_LICENSES", FULL));
  }

  @Test
  void R2_the_first_user_of_a_partner_with_customers_reaches_them_all() {
    given(customer("c1"));

    Effects effects =
        when(
            user("u1"),
            new RoleGranted("p", "u1", FULL_ADMIN, GrantCause.FIRST_USER, null),
            new RoleGranted("p", "u1", PARTNER_FULL_ADMIN, GrantCause.FIRST_USER, null));

    assertThat(places(effects)).containsExactly("u1 in c1", "u1 in p");
  }

  @Test
  void R7_what_expired_already_is_no_loss_when_that_is_recorded() {
    given(user("u1"), customer("c1"));
    given(new RoleGranted("p", "u1", PARTNER_FULL_ADMIN, GrantCause.COMMAND, NOW));

    Effects effects = when(new RoleRevoked("p", "u1", PARTNER_FULL_ADMIN, RevocationCause.EXPIRED));

    assertThat(effects.listed()).isEmpty();
  }

  @Test
  void names_registrations_and_journal_entries_change_no_access() {
    given(user("u1"), granted("u1", PARTNER_FULL_ADMIN), customer("c1"));

    Effects effects =
        when(
            new PartnerRegistered("p", "P", true),
            new UserProvisioned("p", "u2", "U", "u2@example.com", null),
            new UserUpdated("p", "u1", "Name", null, null),
            new CustomerRenamed("p", "c1", "Name"),
            new WholesaleProgramChanged("p", true),
            new CommandHadNoEffect("p", "GrantRole", NOTHING),
            new CommandRejected("p", "GrantRole", RejectionCode.INVALID, "why", NOTHING));

    assertThat(effects.listed()).isEmpty();
  }

  @Test
  void the_list_ends_at_its_limit_and_says_how_many_more_there_are() {
    given(user("u1"));
    IntStream.range(0, Effects.LIMIT + 7).forEach(i -> given(customer("c%05d".formatted(i))));

    Effects effects = when(granted("u1", PARTNER_FULL_ADMIN));

    assertThat(effects.listed()).hasSize(Effects.LIMIT);
    assertThat(effects.listed()).extracting(AccessChange::org).isSorted();
    // The seven customers that are left, and the partner itself.
    assertThat(effects.more()).isEqualTo(8);
  }

  // Words

  private void given(Event... events) {
    history.addAll(List.of(events));
  }

  private Effects when(Event... events) {
    PartnerCopy before = new PartnerCopy("p", new People(Map.of())).after(history);
    return Effects.of(List.of(events), before, before.after(List.of(events)), NOW);
  }

  private static List<String> places(Effects effects) {
    return effects.listed().stream().map(c -> c.user() + " in " + c.org()).toList();
  }

  private static AccessChange in(Effects effects, String user, String org) {
    return effects.listed().stream()
        .filter(c -> c.user().equals(user) && c.org().equals(org))
        .findFirst()
        .orElseThrow();
  }

  private static Event user(String id) {
    return new UserProvisioned("p", id, id, id + "@example.com", null);
  }

  private static Event granted(String user, Role role) {
    return new RoleGranted("p", user, role, GrantCause.COMMAND, null);
  }

  private static Event revoked(String user, Role role) {
    return new RoleRevoked("p", user, role, RevocationCause.COMMAND);
  }

  private static Event customer(String id) {
    return new CustomerProvisioned("p", id, id, null, true);
  }

  private static Event assigned(String user, String customer, AssignmentBasis basis) {
    return new CustomerAssigned("p", user, customer, basis);
  }

  private static Event unassigned(String user, String customer, UnassignmentCause cause) {
    return new CustomerUnassigned("p", user, customer, cause, null);
  }

  private static Event customerRole(String customer, String user, Role role) {
    return new CustomerRoleGranted("p", customer, user, role, null, null);
  }

  private static RestrictionSet allBut(String key) {
    List<Restriction> kept =
        Policy.standard().restrictions().stream().filter(r -> !r.key().equals(key)).toList();
    return RestrictionSet.of(kept);
  }

  /** A change in a customer, in two steps: what was, and what is then. */
  private static Was change(
      String user, String org, Map<String, Level> capabilities, Map<String, Level> settings) {
    return new Was(user, org, new AccessDifference.Side(capabilities, settings, List.of()));
  }

  private record Was(String user, String org, AccessDifference.Side before) {
    AccessChange to(Map<String, Level> capabilities, Map<String, Level> settings) {
      var after = new AccessDifference.Side(capabilities, settings, List.of());
      return new AccessChange(user, org, OrgType.CUSTOMER, new AccessDifference(before, after));
    }
  }
}
