package dev.mandate.roles.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.Event;
import dev.mandate.roles.batch.People;
import dev.mandate.roles.batch.Verdict;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.CommandResult.Outcome;
import dev.mandate.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a command.
 *
 * @param dryRun always true, so that nobody takes it for a result
 * @param commandId with {@code commandSource}, the identity of the command
 * @param commandSource the system that named it
 * @param outcome whether it would be accepted
 * @param code why it would be rejected, else null
 * @param detail the same for people, else null
 * @param position the partner's position at which it was judged; of a command that was decided
 *     already, the one after it
 * @param alreadyDecided true if the command was decided, and this is its outcome; else null
 * @param events what would be written
 * @param access how effective access would change
 * @param truncated how many further changes are not listed, or null if all are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DryRunAnswer(
    boolean dryRun,
    String commandId,
    String commandSource,
    Outcome outcome,
    @Nullable RejectionCode code,
    @Nullable String detail,
    @Nullable Long position,
    @Nullable Boolean alreadyDecided,
    List<ForetoldEvent> events,
    List<AccessChange> access,
    @Nullable Long truncated) {
  /** The outcome of a command that was decided already. */
  static DryRunAnswer decided(CommandResult result) {
    return new DryRunAnswer(
        true,
        result.commandId(),
        result.commandSource(),
        result.outcome(),
        result.code(),
        result.detail(),
        result.position(),
        true,
        List.of(),
        List.of(),
        null);
  }

  /**
   * What would become of a command.
   *
   * @param position the partner's position at which it was judged
   * @param people whom it names: who asks learns what they said, not how it would be stored
   */
  static DryRunAnswer foretold(
      CommandMessage command, long position, Verdict verdict, People people, Effects effects) {
    return new DryRunAnswer(
        true,
        command.id(),
        command.source(),
        verdict.outcome(),
        verdict.code(),
        verdict.detail(),
        position,
        null,
        events(verdict.events(), people, position),
        effects.listed(),
        effects.more() == 0 ? null : effects.more());
  }

  private static List<ForetoldEvent> events(List<Event> events, People people, long position) {
    List<ForetoldEvent> foretold = new ArrayList<>(events.size());
    for (Event event : events) {
      String data = new String(people.open(event), StandardCharsets.UTF_8);
      foretold.add(new ForetoldEvent(EventCodec.name(event), position + 1 + foretold.size(), data));
    }
    return foretold;
  }

  /**
   * An event that would be written.
   *
   * @param type the short name of its type
   * @param position the place it would have
   * @param data its data, a JSON object
   */
  public record ForetoldEvent(String type, long position, @JsonRawValue String data) {}
}
