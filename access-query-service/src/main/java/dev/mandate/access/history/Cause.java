package dev.mandate.access.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that may have changed an access, and where it came from.
 *
 * @param event the short name of the event
 * @param command the short name of the command
 * @param cause why the event followed, if not from the command itself
 */
record Cause(
    long position,
    String event,
    @Nullable String cause,
    String command,
    String commandId,
    String commandSource,
    Actor actor,
    @Nullable String reason,
    Instant decided) {
  /** Who asked; without a name where it is not known, or erased. */
  record Actor(String type, String id, @Nullable String name) {}
}
