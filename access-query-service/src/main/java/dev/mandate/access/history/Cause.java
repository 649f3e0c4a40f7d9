package dev.mandate.access.history;

import dev.mandate.policy.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that may have changed an access, and where it came from.
 *
 * @param event the short name of the event
 * @param command the short name of the command
 * @param role the role that it is about, if it is about one
 * @param cause why the event followed, if not from the command itself
 */
public record Cause(
    long position,
    String event,
    @Nullable Role role,
    @Nullable String cause,
    String command,
    String commandId,
    String commandSource,
    Actor actor,
    @Nullable String reason,
    Instant decided) {
  /** Who asked; without a name where it is not known, or erased. */
  public record Actor(String type, String id, @Nullable String name) {}
}
