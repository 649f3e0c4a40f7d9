package dev.mandate.wire;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PersonErased;
import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events to CloudEvents and back. What is written here is stored, sent and kept for ever. */
public final class EventCodec {
  /** The CloudEvents source of every event. */
  public static final String SOURCE = "/mandate/role-command-service";

  private static final int SEQUENCE_DIGITS = 19;

  private EventCodec() {}

  /** The short name of an event's type. */
  public static String name(Event event) {
    return EventTypes.REGISTRY.of(event).name();
  }

  /** Whether this is the short name of a type of events. */
  public static boolean isName(String name) {
    return EventTypes.REGISTRY.byName(name) != null;
  }

  /** The short names of all types of events, those that belong together beside each other. */
  public static List<String> names() {
    return EventTypes.REGISTRY.names();
  }

  /** Writes an event as a CloudEvent; the data are one compact JSON object. */
  public static CloudEvent write(RecordedEvent recorded) {
    return new CloudEvent(attributes(recorded), data(recorded.event()));
  }

  /** The data of an event. */
  public static byte[] data(Event event) {
    return write(EventTypes.REGISTRY.of(event), event);
  }

  /**
   * Reads an event with everything that is known of it.
   *
   * @throws UnreadableException if the message is no event of a listed type and version
   */
  public static RecordedEvent read(CloudEvent message) throws UnreadableException {
    try {
      return new RecordedEvent(
          event(required(message, Attributes.TYPE), data(message)),
          Long.parseLong(required(message, Attributes.SEQUENCE)),
          Instants.parse(required(message, Attributes.TIME)),
          Instants.parse(required(message, Attributes.RECORDED_TIME)),
          provenance(message));
    } catch (NumberFormatException | DateTimeException e) {
      throw new UnreadableException("an attribute is malformed: " + e.getMessage());
    }
  }

  /**
   * The secret that an event brings along: its data say openly what they say of a person, and it
   * seals that.
   *
   * @param message an event that was read before
   * @return the secret, or null if the data say nothing of anybody, or say it sealed
   * @throws UnreadableException if it is no secret, or nobody's
   */
  public static @Nullable PersonSecret secret(CloudEvent message) throws UnreadableException {
    String text = message.attribute(Attributes.PERSON_SECRET);
    if (text == null) {
      return null;
    }
    if (PersonalData.person(data(message)) == null) {
      throw new UnreadableException(Attributes.PERSON_SECRET + " is there, and nobody whose it is");
    }
    try {
      return PersonSecret.parse(text);
    } catch (IllegalArgumentException _) {
      throw new UnreadableException(Attributes.PERSON_SECRET + " is no secret");
    }
  }

  /**
   * Reads the data of an event that was written here.
   *
   * @param name the short name of its type
   * @throws UnreadableException if there is no such type, or the data do not have its form
   */
  public static Event eventOf(String name, byte[] data) throws UnreadableException {
    return event(name, EventTypes.REGISTRY.byName(name), data);
  }

  /**
   * Reads the data of an event.
   *
   * @param type the wire name of its type
   * @throws UnreadableException if the type is not listed, or the data do not have its form
   */
  public static Event event(String type, byte[] data) throws UnreadableException {
    return event(type, EventTypes.REGISTRY.byWireName(type), data);
  }

  private static Event event(String type, TypeRegistry.@Nullable Entry<?> entry, byte[] data)
      throws UnreadableException {
    if (entry == null) {
      throw new UnreadableException("the event type is not known: " + type);
    }
    Problems problems = new Problems();
    Event event = (Event) entry.shape().read(Json.object(Json.ENVELOPE, data), problems);
    if (event == null) {
      problems.throwIfUnreadable();
      throw new UnreadableException(String.join("; ", problems.invalid()));
    }
    return event;
  }

  /** The attributes of an event, in their order. */
  public static Map<String, String> attributes(RecordedEvent recorded) {
    Event event = recorded.event();
    Provenance from = recorded.provenance();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(Attributes.SPEC_VERSION, "1.0");
    attributes.put(Attributes.ID, event.partnerId() + "/" + recorded.position());
    attributes.put(Attributes.SOURCE, SOURCE);
    attributes.put(Attributes.TYPE, EventTypes.REGISTRY.of(event).wireName());
    attributes.put(Attributes.SUBJECT, subject(event));
    attributes.put(Attributes.TIME, Instants.format(recorded.decided()));
    attributes.put(Attributes.DATA_CONTENT_TYPE, CloudEvent.DATA_CONTENT_TYPE);
    attributes.put(Attributes.SEQUENCE, sequence(recorded.position()));
    attributes.put(Attributes.CAUSATION_ID, from.commandId());
    attributes.put(Attributes.COMMAND_SOURCE, from.commandSource());
    attributes.put(Attributes.COMMAND, from.command());
    attributes.put(Attributes.ASKED_TIME, Instants.format(from.asked()));
    attributes.put(Attributes.RECORDED_TIME, Instants.format(recorded.recorded()));
    putIfPresent(attributes, Attributes.AUTH_TYPE, from.authType());
    putIfPresent(attributes, Attributes.AUTH_ID, from.authId());
    putIfPresent(attributes, Attributes.ACTOR_ROLES, names(from.actorRoles()));
    putIfPresent(attributes, Attributes.REASON, from.reason());
    putIfPresent(attributes, Attributes.CORRELATION_ID, from.correlationId());
    putIfPresent(attributes, Attributes.TRACE_PARENT, from.traceParent());
    putIfPresent(attributes, Attributes.TRACE_STATE, from.traceState());
    return attributes;
  }

  /** As many digits as the largest position has, so that sequences compare as text. */
  private static String sequence(long position) {
    String digits = Long.toString(position);
    return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }

  /** The user or customer an event is about; the partner where it is about neither. */
  private static String subject(Event event) {
    return switch (event) {
      case PartnerAdminEvent admin -> admin.userId();
      case CustomerRoleGranted granted -> granted.userId();
      case CustomerRoleRevoked revoked -> revoked.userId();
      case CustomerOrgEvent customer -> customer.customerId();
      case PersonErased erased -> erased.userId();
      default -> event.partnerId();
    };
  }

  private static Provenance provenance(CloudEvent message) throws UnreadableException {
    return new Provenance(
        required(message, Attributes.CAUSATION_ID),
        required(message, Attributes.COMMAND_SOURCE),
        required(message, Attributes.COMMAND),
        Instants.parse(required(message, Attributes.ASKED_TIME)),
        message.attribute(Attributes.AUTH_TYPE),
        message.attribute(Attributes.AUTH_ID),
        roles(message.attribute(Attributes.ACTOR_ROLES)),
        message.attribute(Attributes.REASON),
        message.attribute(Attributes.CORRELATION_ID),
        message.attribute(Attributes.TRACE_PARENT),
        message.attribute(Attributes.TRACE_STATE));
  }

  private static byte[] data(CloudEvent message) throws UnreadableException {
    byte[] data = message.data();
    if (data == null) {
      throw new UnreadableException("the value is absent");
    }
    return data;
  }

  private static String required(CloudEvent message, String name) throws UnreadableException {
    String value = message.attribute(name);
    if (value == null) {
      throw new UnreadableException(name + " is missing");
    }
    return value;
  }

  private static @Nullable String names(RoleSet roles) {
    return roles.isEmpty() ? null : roles.stream().map(Role::name).collect(Collectors.joining(","));
  }

  private static RoleSet roles(@Nullable String names) throws UnreadableException {
    if (names == null || names.isEmpty()) {
      return RoleSet.EMPTY;
    }
    try {
      return RoleSet.of(Arrays.stream(names.split(",", -1)).map(Role::valueOf).toList());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("actorroles names an unknown role");
    }
  }

  private static void putIfPresent(
      Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }

  private static <T extends Record> byte[] write(TypeRegistry.Entry<T> entry, Event event) {
    return Json.write(json -> entry.shape().write(json, entry.shape().type().cast(event)));
  }
}
