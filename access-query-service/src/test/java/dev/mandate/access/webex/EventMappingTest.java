package dev.mandate.access.webex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.trail.Subject;
import dev.mandate.access.trail.Trail;
import dev.mandate.access.webex.Organization.Party;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Summary;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.UserProvisioned;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Language;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventMappingTest {
  private static final String P = "p1";
  private static final Party PARTNER = new Party(P, "One");
  private static final Party CUSTOMER = new Party("c1", "Acme");

  private final History history =
      History.of(P)
          .add(new PartnerRegistered(P, "One", true))
          .add(new UserProvisioned(P, "u1", "Ada", "ada@example.com", null))
          .add(new CustomerProvisioned(P, "c1", "Acme", null, true))
          .byUser("u1", Role.FULL_ADMIN, Role.PARTNER_FULL_ADMIN);

  @Test
  void who_did_it_is_told_with_its_organization_and_its_roles_of_then() {
    AdminAuditEvent event =
        map(new RoleGranted(P, "u1", Role.PARTNER_ADMIN, GrantCause.COMMAND, null));
    assertThat(event.actorId()).isEqualTo("u1");
    assertThat(event.actorOrgId()).isEqualTo(P);
    assertThat(event.data().actorName()).isEqualTo("Ada");
    assertThat(event.data().actorEmail()).isEqualTo("ada@example.com");
    assertThat(event.data().actorOrgName()).isEqualTo("One");
    assertThat(event.data().adminRoles()).containsExactly("FULL_ADMIN", "PARTNER_FULL_ADMIN");
    assertThat(event.data().roleAdded()).isEqualTo("PARTNER_ADMIN");
    assertThat(event.data().roleRemoved()).isNull();
    assertThat(event.data().eventCategory()).isEqualTo("USERS");
  }

  @Test
  void a_customers_own_administrator_belongs_to_the_customer() {
    history.byUser("e1", Role.CUSTOMER_FULL_ADMIN);
    AdminAuditEvent event =
        map(new CustomerRoleRevoked(P, "c1", "e2", Role.CUSTOMER_READ_ONLY_ADMIN));
    assertThat(event.actorOrgId()).isEqualTo("c1");
    assertThat(event.data().actorOrgName()).isEqualTo("Acme");
    assertThat(event.data().actorEmail()).isNull();
    assertThat(event.data().roleRemoved()).isEqualTo("CUSTOMER_READ_ONLY_ADMIN");
    assertThat(event.data().targetOrgId()).isEqualTo("c1");
  }

  @Test
  void a_system_acts_for_the_partner_even_if_a_person_has_its_name() {
    history.by("system", "e1");
    AdminAuditEvent event = map(new RestrictedModeToggled(P, "c1", false));
    assertThat(event.actorId()).isEqualTo("e1");
    assertThat(event.actorOrgId()).isEqualTo(P);
    assertThat(event.data().actorName()).isEqualTo("e1");
  }

  @Test
  void an_assignment_is_told_of_the_person_in_the_customer() {
    AdminAuditEvent.Data data =
        map(new CustomerAssigned(P, "u1", "c1", AssignmentBasis.ASSIGNED)).data();
    assertThat(data.targetType()).isEqualTo("PERSON");
    assertThat(data.targetId()).isEqualTo("u1");
    assertThat(data.targetName()).isEqualTo("Ada");
    assertThat(data.targetOrgId()).isEqualTo("c1");
    assertThat(data.targetOrgName()).isEqualTo("Acme");
    assertThat(data.eventCategory()).isEqualTo("CUSTOMERS");
  }

  @Test
  void a_setting_is_told_with_its_old_and_its_new_value_as_JSON() {
    AdminAuditEvent.Data mode = map(new RestrictedModeToggled(P, "c1", false)).data();
    assertThat(mode.settingKey()).isEqualTo("restrictedMode");
    assertThat(mode.settingName()).isEqualTo("Restricted mode");
    assertThat(mode.previousValue()).isEqualTo("true");
    assertThat(mode.settingValue()).isEqualTo("false");
    assertThat(mode.operationType()).isEqualTo("UPDATE");
    assertThat(mode.targetType()).isEqualTo("ORG");
    assertThat(mode.targetId()).isEqualTo("c1");

    RestrictionSet all = Policy.standard().defaultRestrictionList();
    AdminAuditEvent.Data list =
        map(new RestrictionListChanged(P, new RestrictionSet(all.bits() & 1))).data();
    assertThat(list.settingValue()).isEqualTo("[\"USERS_MANUAL_ADD_MODIFY\"]");
    assertThat(list.previousValue()).startsWith("[\"ACCOUNT_COMPANY_NAME\",\"");
    assertThat(list.targetId()).isEqualTo(P);
    assertThat(list.targetName()).isEqualTo("One");
  }

  @Test
  void a_rejection_is_told_as_an_error_and_an_actor_that_did_not_say_who_it_is_as_none() {
    history.by(null, null);
    AdminAuditEvent event =
        map(
            new CommandRejected(
                P, "GrantRole", RejectionCode.INVALID, "role is unknown", new JsonText("{}")));
    assertThat(event.actorId()).isNull();
    assertThat(event.data().actorName()).isNull();
    assertThat(event.data().errorCode()).isEqualTo("INVALID");
    assertThat(event.data().errorMessage()).isEqualTo("role is unknown");
    assertThat(event.data().operationType()).isNull();
    assertThat(event.data().targetId()).isEqualTo(P);
  }

  @Test
  void every_entry_can_be_told_under_an_id_of_its_own() {
    Trail trail = new Trail(new Facts(), Subject::of);
    Set<String> ids = new HashSet<>();
    History any = RandomHistory.of(P, 400, 3);
    any.events()
        .forEach(
            recorded -> {
              AuditEntry entry = trail.append(recorded);
              AdminAuditEvent event = mapping(Language.CHINESE).event(entry);
              ids.add(event.id());
              assertThat(event.created()).isEqualTo(entry.decided());
              assertThat(event.data().actionText()).isEqualTo(Summary.of(entry, Language.CHINESE));
              assertThat(event.data().trackingId()).isEqualTo(entry.correlationId());
              assertThat(event.data().targetId()).isNotEmpty();
            });
    assertThat(ids).hasSize(400);
  }

  private AdminAuditEvent map(Event event) {
    history.add(event);
    Trail trail = new Trail(new Facts(), Subject::of);
    return mapping(Language.ENGLISH)
        .event(history.events().stream().map(trail::append).toList().getLast());
  }

  private static EventMapping mapping(Language language) {
    return new EventMapping(
        PARTNER,
        Map.of("u1", new Person(PARTNER, "ada@example.com"), "e1", new Person(CUSTOMER, null)),
        language);
  }
}
