package dev.mandate.access.testing;

import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.Event;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Provenance;
import dev.mandate.wire.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of one partner as a test tells it: events get their positions and instants. */
public final class History {
  public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final String partnerId;
  private final List<RecordedEvent> events = new ArrayList<>();
  private Duration step = Duration.ofSeconds(1);
  private Instant decided = START;
  private @Nullable String authType = "system";
  private @Nullable String authId = "provisioning";
  private RoleSet actorRoles = RoleSet.EMPTY;
  private @Nullable String reason;
  private @Nullable String correlationId;
  private @Nullable String traceParent;

  private History(String partnerId) {
    this.partnerId = partnerId;
  }

  public static History of(String partnerId) {
    return new History(partnerId);
  }

  /** The following events are asked for by a user with these roles. */
  public History byUser(String userId, Role... roles) {
    authType = "user";
    authId = userId;
    actorRoles = RoleSet.of(roles);
    return this;
  }

  /** The following events are asked for by this, whatever it is. */
  public History by(@Nullable String type, @Nullable String id) {
    authType = type;
    authId = id;
    actorRoles = RoleSet.EMPTY;
    return this;
  }

  public History because(@Nullable String words) {
    reason = words;
    return this;
  }

  public History tracedBy(String correlation, String trace) {
    correlationId = correlation;
    traceParent = trace;
    return this;
  }

  /** The following events are so far apart; by default a second. */
  public History every(Duration time) {
    step = time;
    return this;
  }

  /** Adds events. */
  public History add(Event... more) {
    for (Event event : more) {
      long position = events.size() + 1L;
      decided = decided.plus(step);
      events.add(
          new RecordedEvent(
              event, position, decided, decided.plusMillis(7), provenance(position, event)));
    }
    return this;
  }

  /** When an event is decided, if they are a second apart. */
  public static Instant decidedAt(long position) {
    return START.plus(Duration.ofSeconds(position));
  }

  public String partnerId() {
    return partnerId;
  }

  public long position() {
    return events.size();
  }

  public List<RecordedEvent> events() {
    return List.copyOf(events);
  }

  public RecordedEvent event(long position) {
    return events.get((int) position - 1);
  }

  public RecordedEvent last() {
    return events.getLast();
  }

  private Provenance provenance(long position, Event event) {
    return new Provenance(
        "command-" + position,
        "/test/" + partnerId,
        command(event),
        decided.minusMillis(40),
        authType,
        authId,
        actorRoles,
        reason,
        correlationId,
        traceParent,
        null);
  }

  private static String command(Event event) {
    return switch (event) {
      case CommandRejected rejected -> rejected.command();
      case CommandHadNoEffect idle -> idle.command();
      default -> "TestCommand";
    };
  }
}
