package dev.mandate.access.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.testing.History;
import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Named;
import dev.mandate.audit.Outcome;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.AuditExported;
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
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R31: what each event becomes in the audit log. */
class TrailTest {
  private static final String P = "p1";
  private static final JsonText ASKED = new JsonText("{\"userId\":\"u2\"}");

  private final History history =
      History.of(P)
          .add(new PartnerRegistered(P, "One", true))
          .add(new UserProvisioned(P, "u1", "Ada", "ada@example.com", null))
          .add(new UserProvisioned(P, "u2", "Bob", "bob@example.com", "bobby"))
          .add(new CustomerProvisioned(P, "c1", "Customer", "u1", true));

  @Test
  void R31_an_entry_says_who_asked_through_what_when_and_why() {
    AuditEntry entry =
        entryOf(
            history
                .byUser("u1", Role.FULL_ADMIN, Role.PARTNER_ADMIN)
                .because("new colleague")
                .tracedBy("process-7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            granted("u2", Role.PARTNER_ADMIN));
    assertThat(entry.partnerId()).isEqualTo(P);
    assertThat(entry.position()).isEqualTo(5);
    assertThat(entry.event()).isEqualTo("RoleGranted");
    assertThat(entry.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(entry.actor())
        .isEqualTo(new Actor("user", "u1", "Ada", List.of(Role.FULL_ADMIN, Role.PARTNER_ADMIN)));
    assertThat(entry.target()).isEqualTo(new Named("u2", "Bob"));
    assertThat(entry.reason()).isEqualTo("new colleague");
    assertThat(entry.correlationId()).isEqualTo("process-7");
    assertThat(entry.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(entry.commandId()).isEqualTo("command-5");
    assertThat(entry.commandSource()).isEqualTo("/test/p1");
    assertThat(entry.asked()).isBefore(entry.decided());
    assertThat(entry.recorded()).isAfter(entry.decided());
  }

  @Test
  void R31_the_command_ties_entries_together_where_nobody_gave_a_correlation() {
    assertThat(entryOf(history, granted("u2", Role.FULL_ADMIN)).correlationId())
        .isEqualTo("command-5");
  }

  @Test
  void a_trace_header_of_another_form_names_no_trace() {
    for (String header :
        List.of("", "00-xyz-1-01", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01")) {
      assertThat(TraceParent.traceId(header)).isNull();
    }
  }

  @Test
  void R31_actors_are_called_as_they_were_called_then() {
    history.byUser("u1");
    assertThat(
            entryOf(history, new UserUpdated(P, "u1", "Ada Lovelace", null, null)).actor().name())
        .isEqualTo("Ada");
    assertThat(entryOf(history, new WholesaleProgramChanged(P, false)).actor().name())
        .isEqualTo("Ada Lovelace");
    assertThat(entryOf(history.byUser("stranger"), noEffect("GrantRole")).actor().name()).isNull();
    assertThat(entryOf(history.by("system", "u1"), noEffect("GrantRole")).actor().name()).isNull();
  }

  @Test
  void R31_an_invalid_command_may_leave_open_who_asked() {
    AuditEntry entry = entryOf(history.by(null, null), rejected("GrantRole"));
    assertThat(entry.actor()).isEqualTo(new Actor("unknown", "", null, List.of()));
  }

  @Test
  void old_and_new_values_of_roles_are_the_whole_sets() {
    expect(granted("u2", Role.FULL_ADMIN), Map.of("roles", List.of()), roles("FULL_ADMIN"));
    expect(
        granted("u2", Role.PARTNER_ADMIN),
        roles("FULL_ADMIN"),
        roles("FULL_ADMIN", "PARTNER_ADMIN"));
    expect(
        new RoleRevoked(P, "u2", Role.FULL_ADMIN, RevocationCause.COMMAND),
        roles("FULL_ADMIN", "PARTNER_ADMIN"),
        roles("PARTNER_ADMIN"));
  }

  @Test
  void old_and_new_values_tell_a_changed_expiry() {
    String end = "2026-12-31T00:00:00.000Z";
    expect(
        new RoleGranted(P, "u2", Role.FULL_ADMIN, GrantCause.COMMAND, Instant.parse(end)),
        Map.of("roles", List.of()),
        Map.of("roles", List.of("FULL_ADMIN"), "expiresAt", end));
    expect(
        granted("u2", Role.FULL_ADMIN),
        Map.of("roles", List.of("FULL_ADMIN"), "expiresAt", end),
        roles("FULL_ADMIN"));
  }

  @Test
  void old_and_new_values_of_a_partner() {
    AuditEntry registered = entries(history).getFirst();
    assertThat(registered.oldValues()).isNull();
    assertThat(registered.newValues()).isEqualTo(Map.of("name", "One", "sellsWholesale", true));
    expect(
        new WholesaleProgramChanged(P, false),
        Map.of("sellsWholesale", true),
        Map.of("sellsWholesale", false));
    List<String> all = Policy.standard().defaultRestrictionList().keys();
    expect(
        new RestrictionListChanged(
            P,
            RestrictionSet.of(
                List.of(Objects.requireNonNull(Policy.standard().restriction("ORG_DOMAIN"))))),
        Map.of("restrictions", all),
        Map.of("restrictions", List.of("ORG_DOMAIN")));
  }

  @Test
  void old_and_new_values_of_a_user() {
    expect(
        new UserProvisioned(P, "u3", "Cy", "cy@example.com", "c"),
        null,
        Map.of("displayName", "Cy", "email", "cy@example.com", "alias", "c"));
    expect(
        new UserUpdated(P, "u3", null, "new@example.com", null),
        Map.of("email", "cy@example.com"),
        Map.of("email", "new@example.com"));
    expect(new UserUpdated(P, "u3", null, null, ""), Map.of("alias", "c"), null);
    expect(new UserRemoved(P, "u3"), Map.of("displayName", "Cy", "email", "new@example.com"), null);
    assertThat(entries(history).getLast().target()).isEqualTo(new Named("u3", "Cy"));
  }

  @Test
  void old_and_new_values_of_a_customer() {
    assertThat(entries(history).getLast().newValues())
        .isEqualTo(
            Map.of(
                "name", "Customer", "origin", "PROVISIONED", "restrictedMode", true, "by", "u1"));
    expect(
        new CustomerAttached(P, "c2", "Old one", null, true),
        null,
        Map.of("name", "Old one", "origin", "ATTACHED", "restrictedMode", true));
    expect(
        new CustomerRenamed(P, "c2", "New name"),
        Map.of("name", "Old one"),
        Map.of("name", "New name"));
    assertThat(entries(history).getLast().customer()).isEqualTo(new Named("c2", "Old one"));
    expect(
        new RestrictedModeToggled(P, "c2", false),
        Map.of("restrictedMode", true),
        Map.of("restrictedMode", false));
  }

  @Test
  void old_and_new_values_of_a_place_on_a_managed_list() {
    String since = "2026-03-01T08:00:05.000Z";
    expect(
        new CustomerAssigned(P, "u1", "c1", AssignmentBasis.ATTACHED),
        null,
        Map.of("basis", "ATTACHED", "since", since));
    expect(
        new CustomerAssigned(P, "u1", "c1", AssignmentBasis.ASSIGNED),
        Map.of("basis", "ATTACHED", "since", since),
        Map.of("basis", "ASSIGNED", "since", since));
    expect(
        new CustomerUnassigned(P, "u1", "c1", UnassignmentCause.LIMIT, "c9"),
        Map.of("basis", "ASSIGNED", "since", since),
        Map.of("displacedBy", "c9"));
    assertThat(entries(history).getLast().cause()).isEqualTo("LIMIT");
  }

  @Test
  void old_and_new_values_of_a_role_in_a_customer() {
    expect(
        new CustomerRoleGranted(P, "c1", "e1", Role.CUSTOMER_FULL_ADMIN, "Eve", null),
        Map.of("roles", List.of()),
        Map.of("displayName", "Eve", "roles", List.of("CUSTOMER_FULL_ADMIN")));
    expect(
        new CustomerRoleRevoked(P, "c1", "e1", Role.CUSTOMER_FULL_ADMIN),
        roles("CUSTOMER_FULL_ADMIN"),
        Map.of("roles", List.of()));
    AuditEntry entry = entries(history).getLast();
    assertThat(entry.target()).isEqualTo(new Named("e1", "Eve"));
    assertThat(entry.customer()).isEqualTo(new Named("c1", "Customer"));
  }

  @Test
  void R32_an_export_tells_who_took_what_away() {
    JsonText filters = new JsonText("{\"actor\":\"u1\"}");
    expect(
        new AuditExported(P, "u1", "csv", filters, 12),
        null,
        Map.of("by", "u1", "format", "csv", "filters", filters, "rows", 12L));
  }

  @Test
  void R31_a_command_that_changed_nothing_tells_what_it_asked() {
    AuditEntry refused = entryOf(history, rejected("RevokeRole"));
    assertThat(refused.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(refused.command()).isEqualTo("RevokeRole");
    assertThat(refused.code()).isEqualTo("LAST_ADMINISTRATOR");
    assertThat(refused.detail()).isEqualTo("u2 is the last one");
    assertThat(refused.request()).isEqualTo(ASKED);
    assertThat(refused.oldValues()).isNull();
    assertThat(refused.newValues()).isNull();
    assertThat(entryOf(history, noEffect("GrantRole")).outcome()).isEqualTo(Outcome.NO_EFFECT);
    assertThat(entries(history).getLast().target()).isEqualTo(new Named("u2", "Bob"));
  }

  private void expect(
      Event event, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
    AuditEntry entry = entryOf(history, event);
    assertThat(entry.oldValues()).as("old values of %s", event).isEqualTo(before);
    assertThat(entry.newValues()).as("new values of %s", event).isEqualTo(after);
  }

  private static AuditEntry entryOf(History history, Event event) {
    return entries(history.add(event)).getLast();
  }

  private static List<AuditEntry> entries(History history) {
    Trail trail = new Trail(new Facts(), TrailTest::subject);
    return history.events().stream().map(trail::append).toList();
  }

  private static Subject subject(Event event) {
    return event instanceof CommandRejected || event instanceof CommandHadNoEffect
        ? new Subject("u2", null, null)
        : Subject.of(event);
  }

  private static RoleGranted granted(String user, Role role) {
    return new RoleGranted(P, user, role, GrantCause.COMMAND, null);
  }

  private static CommandRejected rejected(String command) {
    return new CommandRejected(
        P, command, RejectionCode.LAST_ADMINISTRATOR, "u2 is the last one", ASKED);
  }

  private static CommandHadNoEffect noEffect(String command) {
    return new CommandHadNoEffect(P, command, ASKED);
  }

  private static Map<String, Object> roles(String... names) {
    return Map.of("roles", List.of(names));
  }
}
