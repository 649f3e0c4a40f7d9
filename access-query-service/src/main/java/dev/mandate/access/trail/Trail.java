package dev.mandate.access.trail;

import dev.mandate.access.facts.Customer;
import dev.mandate.access.facts.CustomerKey;
import dev.mandate.access.facts.Facts;
import dev.mandate.access.facts.UserKey;
import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Named;
import dev.mandate.audit.Outcome;
import dev.mandate.audit.ValueKeys;
import dev.mandate.events.AuditExported;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.JsonText;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.Provenance;
import dev.mandate.wire.RecordedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the audit entry of an event, from the event and the facts before and after it. */
public final class Trail {
  private final Facts facts;
  private final Function<Event, Subject> subjects;

  /**
   * Reads the facts, and changes them with each event.
   *
   * @param facts what holds before the first event
   * @param subjects tells whom and what an event is about; for a command that changed nothing, whom
   *     and what it asked about
   */
  public Trail(Facts facts, Function<Event, Subject> subjects) {
    this.facts = facts;
    this.subjects = subjects;
  }

  /** What an event changes, and whom and what it is about. */
  private record Change(
      Actor actor,
      @Nullable Named target,
      @Nullable Named customer,
      @Nullable String role,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after) {}

  /** Takes the next event into the facts, and makes its entry. */
  public AuditEntry append(RecordedEvent recorded) {
    Event event = recorded.event();
    Subject subject = subjects.apply(event);
    Actor actor = actor(event.partnerId(), recorded.provenance());
    // Who or what is new is called by its new name, everybody else by the name of until now.
    Named target = target(event, subject);
    Named customer = customer(event, subject);
    Map<String, Object> before = Values.of(event, facts);
    facts.apply(recorded);
    return entry(
        recorded,
        new Change(
            actor,
            isNamed(target) ? target : target(event, subject),
            isNamed(customer) ? customer : customer(event, subject),
            subject.role(),
            before,
            newValues(event, Values.of(event, facts))));
  }

  private static AuditEntry entry(RecordedEvent recorded, Change change) {
    Event event = recorded.event();
    Provenance from = recorded.provenance();
    return new AuditEntry(
        event.partnerId(),
        recorded.position(),
        EventCodec.name(event),
        from.command(),
        outcome(event),
        event instanceof CommandRejected rejected ? rejected.code().name() : null,
        event instanceof CommandRejected rejected ? rejected.detail() : null,
        change.actor(),
        change.target(),
        change.customer(),
        change.role(),
        change.before(),
        change.after(),
        cause(event),
        from.reason(),
        from.asked(),
        recorded.decided(),
        recorded.recorded(),
        from.commandId(),
        from.commandSource(),
        correlationId(from.correlationId(), from.commandId()),
        TraceParent.traceId(from.traceParent()),
        request(event));
  }

  /** A message that does not say what it belongs to begins something of its own. */
  public static String correlationId(@Nullable String said, String commandId) {
    return said == null ? commandId : said;
  }

  private static @Nullable JsonText request(Event event) {
    return switch (event) {
      case CommandRejected rejected -> rejected.asked();
      case CommandHadNoEffect idle -> idle.asked();
      default -> null;
    };
  }

  private Actor actor(String partnerId, Provenance from) {
    String id = from.authId();
    String name =
        id != null && "user".equals(from.authType())
            ? facts.displayName(new UserKey(partnerId, id))
            : null;
    return Actor.of(from.authType(), id, name, from.actorRoles().toList());
  }

  private @Nullable Named target(Event event, Subject subject) {
    String id = subject.userId();
    return id == null ? null : new Named(id, facts.displayName(new UserKey(event.partnerId(), id)));
  }

  private @Nullable Named customer(Event event, Subject subject) {
    String id = subject.customerId();
    if (id == null) {
      return null;
    }
    Customer customer = facts.customers().get(new CustomerKey(event.partnerId(), id));
    return new Named(id, customer == null ? null : customer.name());
  }

  private static boolean isNamed(@Nullable Named named) {
    return named != null && named.name() != null;
  }

  private static Outcome outcome(Event event) {
    return switch (event) {
      case CommandRejected _ -> Outcome.REJECTED;
      case CommandHadNoEffect _ -> Outcome.NO_EFFECT;
      default -> Outcome.ACCEPTED;
    };
  }

  private static @Nullable String cause(Event event) {
    return switch (event) {
      case RoleGranted granted -> granted.cause().name();
      case RoleRevoked revoked -> revoked.cause().name();
      case CustomerUnassigned unassigned -> unassigned.cause().name();
      default -> null;
    };
  }

  /** Some events say more than what they change. */
  private static @Nullable Map<String, Object> newValues(
      Event event, @Nullable Map<String, Object> changed) {
    Map<String, Object> values = changed == null ? new LinkedHashMap<>() : changed;
    switch (event) {
      case CustomerProvisioned e -> putIfPresent(values, ValueKeys.BY, e.by());
      case CustomerAttached e -> putIfPresent(values, ValueKeys.BY, e.by());
      case CustomerUnassigned e -> putIfPresent(values, ValueKeys.DISPLACED_BY, e.displacedBy());
      case AuditExported e -> {
        values.put(ValueKeys.BY, e.by());
        values.put(ValueKeys.FORMAT, e.format());
        values.put(ValueKeys.FILTERS, e.filters());
        values.put(ValueKeys.ROWS, e.rows());
      }
      default -> {}
    }
    return values.isEmpty() ? null : values;
  }

  private static void putIfPresent(
      Map<String, Object> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
