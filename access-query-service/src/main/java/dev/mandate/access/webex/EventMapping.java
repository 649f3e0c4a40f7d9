package dev.mandate.access.webex;

import dev.mandate.access.webex.AdminAuditEvent.Data;
import dev.mandate.access.webex.EventKind.Setting;
import dev.mandate.access.webex.Organization.Party;
import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Named;
import dev.mandate.audit.Summary;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.Language;
import dev.mandate.policy.Role;
import dev.mandate.proof.CanonicalJson;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells entries as Webex would.
 *
 * @param partner whose log it is
 * @param people those of the actors who are known, by id
 * @param language of the sentences
 */
record EventMapping(Party partner, Map<String, Person> people, Language language) {
  private static final Set<String> ADDING = names(RoleGranted.class, CustomerRoleGranted.class);
  private static final Set<String> REMOVING = names(RoleRevoked.class, CustomerRoleRevoked.class);

  /** The type of an actor who is a person. */
  static final String USER = "user";

  /** What Webex writes where there was no value before. */
  private static final String NO_VALUE = "Null";

  AdminAuditEvent event(AuditEntry entry) {
    Actor actor = entry.actor();
    return new AdminAuditEvent(
        entry.partnerId() + ":" + entry.position(),
        entry.decided(),
        actorId(actor),
        organization(actor).id(),
        data(entry, EventKinds.of(entry.event())));
  }

  private Data data(AuditEntry entry, EventKind kind) {
    Actor actor = entry.actor();
    Person person = person(actor);
    Party target = target(entry);
    Party targetOrg = entry.customer() == null ? partner : party(entry.customer());
    Setting setting = kind.setting();
    return new Data(
        actorName(actor),
        person == null ? null : person.email(),
        organization(actor).name(),
        actor.roles().stream().map(Role::name).toList(),
        kind.category().name(),
        kind.description(),
        Summary.of(entry, language),
        entry.correlationId(),
        entry.target() == null ? "ORG" : "PERSON",
        target.id(),
        target.name(),
        targetOrg.id(),
        targetOrg.name(),
        entry.code(),
        entry.detail(),
        kind.operation() == null ? null : kind.operation().name(),
        ADDING.contains(entry.event()) ? entry.role() : null,
        REMOVING.contains(entry.event()) ? entry.role() : null,
        setting == null ? null : setting.key(),
        setting == null ? null : setting.name(),
        setting == null ? null : value(entry.newValues(), setting),
        setting == null ? null : value(entry.oldValues(), setting));
  }

  private static @Nullable String actorId(Actor actor) {
    return actor.id().isEmpty() ? null : actor.id();
  }

  private static @Nullable String actorName(Actor actor) {
    String name = shown(actor.name());
    return name == null ? actorId(actor) : name;
  }

  /** Of an erased name, the entry has what proves it, which no tool would understand. */
  private static @Nullable String shown(@Nullable String name) {
    return name == null || Sealed.isSealed(name) ? null : name;
  }

  /** A system may have the name of a person. */
  private @Nullable Person person(Actor actor) {
    return actor.type().equals(USER) ? people.get(actor.id()) : null;
  }

  private Party organization(Actor actor) {
    Person person = person(actor);
    return person == null ? partner : person.organization();
  }

  private Party target(AuditEntry entry) {
    if (entry.target() != null) {
      return party(entry.target());
    }
    return entry.customer() == null ? partner : party(entry.customer());
  }

  private static Party party(Named named) {
    return new Party(named.id(), shown(named.name()));
  }

  private static String value(@Nullable Map<String, Object> values, Setting setting) {
    Object value = values == null ? null : values.get(setting.key());
    return value == null ? NO_VALUE : CanonicalJson.of(value);
  }

  private static Set<String> names(Class<?> one, Class<?> other) {
    return Set.of(one.getSimpleName(), other.getSimpleName());
  }
}
