package dev.mandate.roles.batch;

import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.RoleSet;
import dev.mandate.roles.aggregate.CustomerOrg;
import dev.mandate.roles.aggregate.PartnerAdmin;
import dev.mandate.roles.aggregate.PartnerOrg;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.Expiry;
import dev.mandate.roles.domain.IdOwner;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerFacts;
import dev.mandate.roles.domain.PartnerOrgState;
import dev.mandate.roles.store.ExpiryChanges;
import dev.mandate.roles.store.PartnerHistories.Head;
import dev.mandate.roles.store.PersonSecrets.Person;
import dev.mandate.roles.store.Place;
import dev.mandate.roles.store.RoleExpiries.HeldRole;
import dev.mandate.roles.store.RoleExpiries.LimitedGrant;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.CommandResult.WrittenEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One partner within a batch: locked, so its commands are judged one after the other. */
final class PartnerSession implements PartnerFacts {
  private final String partnerId;
  private final Aggregates aggregates;
  private final IdOwners owners;
  private final People people;
  private final ExpiryChanges expiryChanges;
  private Head head;

  PartnerSession(
      String partnerId,
      Head head,
      Aggregates aggregates,
      IdOwners owners,
      People people,
      ExpiryChanges expiryChanges) {
    this.partnerId = partnerId;
    this.head = head;
    this.aggregates = aggregates;
    this.owners = owners;
    this.people = people;
    this.expiryChanges = expiryChanges;
  }

  /** The head of the history after everything that was judged so far. */
  Head head() {
    return head;
  }

  /** Judges a command and records what became of it. */
  CommandResult judge(CommandMessage asked, Instant clock) {
    CommandMessage command = people.sealed(asked);
    Verdict verdict = Verdict.on(command, this, head.notBefore(clock));
    Instant now = verdict.decided();
    Provenance provenance = provenance(command, verdict.actorRoles(), now);
    List<WrittenEvent> written = new ArrayList<>();
    for (Event event : verdict.events()) {
      write(event, provenance, now);
      written.add(new WrittenEvent(EventCodec.name(event), head.position()));
    }
    return new CommandResult(
        command.id(),
        command.source(),
        partnerId,
        verdict.outcome(),
        verdict.code(),
        verdict.detail(),
        head.position(),
        written,
        Objects.requireNonNullElse(command.correlationId(), command.id()),
        now);
  }

  /**
   * Records which roles of a user are over by now, and what is lost with them (R10, R19).
   *
   * @param grants where the roles come from that are limited in time
   * @return how many events that are; none if everything is on record
   */
  int endRoles(String userId, Map<HeldRole, LimitedGrant> grants, Instant clock) {
    Instant now = head.notBefore(clock);
    long before = head.position();
    for (Expiry.Lapse lapse : Expiry.due(partnerId, userId, user(userId), now)) {
      HeldRole role = new HeldRole(partnerId, userId, lapse.role());
      LimitedGrant grant =
          Objects.requireNonNull(grants.get(role), () -> "Not in role_expiry: " + role);
      Provenance provenance = askedAt(lapse.at(), grant.provenance());
      lapse.events().forEach(event -> write(event, provenance, now));
    }
    return Math.toIntExact(head.position() - before);
  }

  /** R31: whoever granted the role asked for its end at that instant. */
  private static Provenance askedAt(Instant expiresAt, Provenance granted) {
    return new Provenance(
        granted.commandId(),
        granted.commandSource(),
        granted.command(),
        expiresAt,
        granted.authType(),
        granted.authId(),
        granted.actorRoles(),
        granted.reason(),
        granted.correlationId(),
        granted.traceParent(),
        granted.traceState());
  }

  private static Provenance provenance(CommandMessage command, RoleSet actorRoles, Instant now) {
    return new Provenance(
        command.id(),
        command.source(),
        command.name(),
        Objects.requireNonNullElse(command.asked(), now),
        command.authType(),
        command.authId(),
        actorRoles,
        command.reason(),
        command.correlationId(),
        command.traceParent(),
        command.traceState());
  }

  private void write(Event event, Provenance provenance, Instant now) {
    head = new Head(head.position() + 1, now);
    Provenance own = isConsequence(event) ? provenance.asConsequence() : provenance;
    expiryChanges.follow(event, head.position(), this);
    aggregates.record(event, new Place(head.position(), now, own));
    owners.claimFor(event);
    people.follow(event);
  }

  /** Whether an event follows automatically, so that nobody asked for it (R31). */
  private static boolean isConsequence(Event event) {
    return switch (event) {
      case RoleGranted e -> e.cause() != GrantCause.COMMAND;
      case RoleRevoked e -> e.cause() != RevocationCause.COMMAND;
      case CustomerUnassigned e -> e.cause() != UnassignmentCause.COMMAND;
      default -> false;
    };
  }

  @Override
  public PartnerOrgState org() {
    return aggregates.partner(partnerId).invoke(PartnerOrg::state);
  }

  @Override
  public PartnerAdminState user(String userId) {
    IdOwner owner = ownerOfUser(userId);
    return owner != null && owner.isUserOf(partnerId)
        ? people.sealed(person(userId), aggregates.user(userId).invoke(PartnerAdmin::state))
        : PartnerAdminState.UNKNOWN;
  }

  private Person person(String userId) {
    return new Person(partnerId, userId);
  }

  @Override
  public CustomerOrgState customer(String customerId) {
    IdOwner owner = ownerOfOrg(customerId);
    return owner != null && owner.isCustomerOf(partnerId)
        ? aggregates.customer(customerId).invoke(CustomerOrg::state)
        : CustomerOrgState.UNKNOWN;
  }

  @Override
  public @Nullable IdOwner ownerOfUser(String userId) {
    return owners.ofUser(userId);
  }

  @Override
  public boolean isNamed(String userId) {
    return people.isNamed(person(userId));
  }

  @Override
  public @Nullable IdOwner ownerOfOrg(String orgId) {
    return owners.ofOrg(orgId);
  }
}
