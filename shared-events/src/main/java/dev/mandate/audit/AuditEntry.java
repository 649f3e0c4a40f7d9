package dev.mandate.audit;

import dev.mandate.policy.JsonText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log (R31).
 *
 * @param partnerId the partner whose log it is
 * @param position its number there: the position of the event
 * @param event the short name of the event
 * @param command the short name of the command behind it
 * @param outcome what became of the command
 * @param code why it was rejected, else null
 * @param detail the same for people, else null
 * @param actor who asked
 * @param target the user it is about, or null
 * @param customer the customer it is about, or null
 * @param role the name of the role it is about, or null
 * @param oldValues what held before, or null if nothing did
 * @param newValues what holds after, or null if nothing does
 * @param cause why it happened, where the event says so
 * @param reason why, in the asker's words
 * @param asked when the command was asked
 * @param decided when it was decided
 * @param recorded when the event was stored
 * @param commandId with {@code commandSource}, the identity of the command
 * @param commandSource the system that named it
 * @param correlationId ties messages of one business process together
 * @param traceId the W3C trace, or null
 * @param request the data of a command that changed nothing, else null
 */
public record AuditEntry(
    String partnerId,
    long position,
    String event,
    String command,
    Outcome outcome,
    @Nullable String code,
    @Nullable String detail,
    Actor actor,
    @Nullable Named target,
    @Nullable Named customer,
    @Nullable String role,
    @Nullable Map<String, Object> oldValues,
    @Nullable Map<String, Object> newValues,
    @Nullable String cause,
    @Nullable String reason,
    Instant asked,
    Instant decided,
    Instant recorded,
    String commandId,
    String commandSource,
    String correlationId,
    @Nullable String traceId,
    @Nullable JsonText request) {
  /** The same entry with these in place of what can hold personal values. */
  AuditEntry with(
      Actor otherActor,
      @Nullable Named otherTarget,
      @Nullable Map<String, Object> otherOldValues,
      @Nullable Map<String, Object> otherNewValues,
      @Nullable JsonText otherRequest) {
    return new AuditEntry(
        partnerId,
        position,
        event,
        command,
        outcome,
        code,
        detail,
        otherActor,
        otherTarget,
        customer,
        role,
        otherOldValues,
        otherNewValues,
        cause,
        reason,
        asked,
        decided,
        recorded,
        commandId,
        commandSource,
        correlationId,
        traceId,
        otherRequest);
  }

  /** The id of the user it is about, or null. */
  public @Nullable String targetUser() {
    return target == null ? null : target.id();
  }

  /** What that user was called then, or null. */
  public @Nullable String targetName() {
    return target == null ? null : target.name();
  }

  /** The id of the customer it is about, or null. */
  public @Nullable String customerId() {
    return customer == null ? null : customer.id();
  }

  /** What that customer was called then, or null. */
  public @Nullable String customerName() {
    return customer == null ? null : customer.name();
  }
}
