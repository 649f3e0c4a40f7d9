package dev.mandate.wire;

import dev.mandate.policy.RoleSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from: the command that caused it, and who asked for that (R31).
 *
 * @param commandId the id of the command
 * @param commandSource the source of the command
 * @param command the short name of the command
 * @param asked when it was asked, or when it arrived if it did not say
 * @param authType {@code user} or {@code system}; null if an invalid command did not say
 * @param authId who asked; {@code mandate} for automatic consequences
 * @param actorRoles the roles that the asker held before the command
 * @param reason why, in the asker's words
 * @param correlationId ties messages of one business process together
 * @param traceParent the W3C trace context
 * @param traceState the W3C trace context
 */
public record Provenance(
    String commandId,
    String commandSource,
    String command,
    Instant asked,
    @Nullable String authType,
    @Nullable String authId,
    RoleSet actorRoles,
    @Nullable String reason,
    @Nullable String correlationId,
    @Nullable String traceParent,
    @Nullable String traceState) {
  /** The same, for an event that follows automatically: its actor is this system. */
  public Provenance asConsequence() {
    return new Provenance(
        commandId,
        commandSource,
        command,
        asked,
        "system",
        "mandate",
        RoleSet.EMPTY,
        reason,
        correlationId,
        traceParent,
        traceState);
  }
}
