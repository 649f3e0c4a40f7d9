package dev.mandate.wire;

import dev.mandate.commands.RejectionCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one outcome of a command.
 *
 * @param commandId with {@code commandSource}, the identity of the command
 * @param commandSource the system that named it
 * @param partnerId the partner it named, or null if it could not be read
 * @param outcome whether it was accepted; a command without effect is
 * @param code why it was rejected, else null
 * @param detail the same for people, else null
 * @param position the partner's position after it, or null if it could not be read
 * @param events everything it wrote
 * @param correlationId the caller's, or else the id of the command
 * @param decided when it was decided
 */
public record CommandResult(
    String commandId,
    String commandSource,
    @Nullable String partnerId,
    Outcome outcome,
    @Nullable RejectionCode code,
    @Nullable String detail,
    @Nullable Long position,
    List<WrittenEvent> events,
    String correlationId,
    Instant decided) {
  /** Whether what was asked for is so now. */
  public enum Outcome {
    ACCEPTED,
    REJECTED
  }

  /**
   * An event that a command wrote.
   *
   * @param type the short name of its type
   * @param position its place in the partner's history
   */
  public record WrittenEvent(String type, long position) {}
}
