package dev.mandate.wire;

import dev.mandate.commands.Command;
import dev.mandate.policy.JsonText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A readable command: it will leave a trace in its partner's history, whatever becomes of it.
 *
 * @param id with {@code source}, the identity of the command
 * @param source the system that named it
 * @param name the short name of its type
 * @param partnerId the partner in whose history it is judged
 * @param asked when it was asked, or null if the message does not say
 * @param authType what kind of asker the message claims, or null
 * @param authId which asker it claims, or null
 * @param correlationId carried through, or null
 * @param traceParent carried through, or null
 * @param traceState carried through, or null
 * @param data the data as they came
 * @param content the command and its asker, or what is wrong about them
 */
public record CommandMessage(
    String id,
    String source,
    String name,
    String partnerId,
    @Nullable Instant asked,
    @Nullable String authType,
    @Nullable String authId,
    @Nullable String correlationId,
    @Nullable String traceParent,
    @Nullable String traceState,
    JsonText data,
    Content content)
    implements Received {
  /** What a readable message says. */
  public sealed interface Content {}

  /** Every value obeys its own rule. */
  public record Valid(Command command, Asker asker) implements Content {}

  /**
   * At least one value breaks its rule.
   *
   * @param problems what is wrong, each naming its field
   * @param asker who asks, or null if just that is not said or invalid
   */
  public record Invalid(List<String> problems, @Nullable Asker asker) implements Content {}

  /**
   * Whoever sent it may not ask for it, or not in this name; its values do not matter then.
   *
   * @param detail why, and what to do
   * @param sender who really sent it
   */
  public record Refused(String detail, Asker.Upstream sender) implements Content {}

  /** The same, refused. On record will be its sender, not whom it names as its asker. */
  public CommandMessage refused(Asker.Upstream sender, String detail) {
    return from(sender, new Refused(detail, sender));
  }

  /** The same, but if it does not say in a valid way who asks, its sender does. */
  public CommandMessage sentBy(Asker.Upstream sender) {
    return content instanceof Invalid invalid && invalid.asker() == null
        ? from(sender, new Invalid(invalid.problems(), sender))
        : this;
  }

  private CommandMessage from(Asker.Upstream sender, Content what) {
    return with("system", sender.id(), data, what);
  }

  /** The same message with its values in another form. */
  public CommandMessage with(JsonText otherData, Content otherContent) {
    return with(authType, authId, otherData, otherContent);
  }

  private CommandMessage with(
      @Nullable String type, @Nullable String asker, JsonText otherData, Content otherContent) {
    return new CommandMessage(
        id,
        source,
        name,
        partnerId,
        asked,
        type,
        asker,
        correlationId,
        traceParent,
        traceState,
        otherData,
        otherContent);
  }

  /** Who asks; null if the message does not say so in a valid way. */
  public @Nullable Asker asker() {
    return switch (content) {
      case Valid valid -> valid.asker();
      case Invalid invalid -> invalid.asker();
      case Refused refused -> refused.sender();
    };
  }

  /** Why it is asked for, in the asker's words; if it is not valid, as far as it can be kept. */
  public @Nullable String reason() {
    return switch (content) {
      case Valid valid -> valid.command().reason();
      case Invalid _, Refused _ -> Json.storableText(data, "reason");
    };
  }
}
