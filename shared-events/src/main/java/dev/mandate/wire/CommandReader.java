package dev.mandate.wire;

import dev.mandate.commands.Command;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.Ids;
import dev.mandate.policy.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells commands from records that are none, and valid commands from invalid ones. */
public final class CommandReader {
  /** The longest {@code id} and {@code source}, in characters. */
  public static final int MAX_IDENTITY_LENGTH = 256;

  private CommandReader() {}

  /** The short names of all commands, those that belong together beside each other. */
  public static List<String> names() {
    return CommandTypes.REGISTRY.names();
  }

  /**
   * Makes a command of a CloudEvent.
   *
   * @throws UnreadableException if it is none
   */
  static CommandMessage read(CloudEvent event) throws UnreadableException {
    if (!"1.0".equals(event.attribute(Attributes.SPEC_VERSION))) {
      throw new UnreadableException("specversion is not 1.0");
    }
    String id = identity(event, Attributes.ID);
    String source = identity(event, Attributes.SOURCE);
    String type = event.attribute(Attributes.TYPE);
    TypeRegistry.Entry<?> entry = CommandTypes.REGISTRY.byWireName(type);
    if (entry == null) {
      throw new UnreadableException(
          type == null ? "type is missing" : "type is not a known command");
    }
    byte[] bytes = event.data();
    if (bytes == null) {
      throw new UnreadableException("the value is absent");
    }
    ObjectNode data = Json.object(Json.DATA, bytes);
    return new Parts(event, id, source, entry, data).message();
  }

  /** An identity attribute that can be stored and compared, or null. */
  static @Nullable String readableIdentity(CloudEvent event, String name) {
    String value = event.attribute(name);
    boolean readable =
        value != null
            && !value.isEmpty()
            && value.length() <= MAX_IDENTITY_LENGTH
            && Text.isAttribute(value);
    return readable ? value : null;
  }

  private static String identity(CloudEvent event, String name) throws UnreadableException {
    String readable = readableIdentity(event, name);
    if (readable == null) {
      throw new UnreadableException(
          event.attribute(name) == null
              ? name + " is missing"
              : name + " is empty, longer than 256 characters or has control characters");
    }
    return readable;
  }

  /** The parts of one message, while its problems are collected. */
  private static final class Parts {
    private final CloudEvent event;
    private final String id;
    private final String source;
    private final TypeRegistry.Entry<?> entry;
    private final ObjectNode data;
    private final Problems problems = new Problems();

    Parts(
        CloudEvent event, String id, String source, TypeRegistry.Entry<?> entry, ObjectNode data) {
      this.event = event;
      this.id = id;
      this.source = source;
      this.entry = entry;
      this.data = data;
    }

    CommandMessage message() throws UnreadableException {
      String partnerId = partnerId();
      Command command = (Command) entry.shape().read(data, problems);
      problems.throwIfUnreadable();
      refuseSealed();
      Instant asked = asked();
      Asker asker = asker();
      return new CommandMessage(
          id,
          source,
          entry.name(),
          partnerId,
          asked,
          text(Attributes.AUTH_TYPE),
          text(Attributes.AUTH_ID),
          text(Attributes.CORRELATION_ID),
          text(Attributes.TRACE_PARENT),
          text(Attributes.TRACE_STATE),
          new JsonText(Json.text(data)),
          content(command, asker));
    }

    /** What looks as if it were sealed already could not be told from what is. */
    private void refuseSealed() {
      for (String field : PersonalData.FIELDS) {
        JsonNode value = data.get(field);
        if (value != null && value.isString() && Sealed.isSealed(value.stringValue())) {
          problems.invalid(field, "begins with " + Sealed.PREFIX);
        }
      }
    }

    private CommandMessage.Content content(@Nullable Command command, @Nullable Asker asker) {
      if (problems.none()) {
        return new CommandMessage.Valid(
            Objects.requireNonNull(command), Objects.requireNonNull(asker));
      }
      return new CommandMessage.Invalid(problems.invalid(), asker);
    }

    /**
     * Without a partner there is no history to write to, so a bad one makes the record unreadable.
     */
    private String partnerId() throws UnreadableException {
      JsonNode node = data.get("partnerId");
      if (node == null || !node.isString() || !Ids.isId(node.stringValue())) {
        throw new UnreadableException("partnerId is missing or no id");
      }
      return node.stringValue();
    }

    private @Nullable Instant asked() {
      String time = event.attribute(Attributes.TIME);
      if (time == null) {
        return null;
      }
      try {
        return Instants.parse(time);
      } catch (DateTimeException e) {
        problems.invalid(Attributes.TIME, "is not an RFC 3339 instant");
        return null;
      }
    }

    private @Nullable Asker asker() {
      String type = event.attribute(Attributes.AUTH_TYPE);
      boolean isUser = "user".equals(type);
      boolean isSystem = "system".equals(type);
      if (!isUser && !isSystem) {
        problems.invalid(Attributes.AUTH_TYPE, "is neither user nor system");
      }
      String who = event.attribute(Attributes.AUTH_ID);
      if (who == null || who.isEmpty() || who.length() > MAX_IDENTITY_LENGTH) {
        problems.invalid(Attributes.AUTH_ID, "is missing, or longer than 256 characters");
        return null;
      }
      if (isUser && !Ids.isId(who)) {
        problems.invalid(Attributes.AUTH_ID, "is no user id");
        return null;
      }
      if (!Text.isAttribute(who)) {
        return null; // noted where the attribute is read
      }
      if (isUser) {
        return new Asker.User(who);
      }
      return isSystem ? new Asker.Upstream(who) : null;
    }

    /** An attribute that is carried through; one that cannot be stored is noted and left out. */
    private @Nullable String text(String name) {
      String value = event.attribute(name);
      if (value == null || Text.isAttribute(value)) {
        return value;
      }
      problems.invalid(name, "has control characters");
      return null;
    }
  }
}
