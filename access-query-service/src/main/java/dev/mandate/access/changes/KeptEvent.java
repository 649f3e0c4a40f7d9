package dev.mandate.access.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.access.facts.UserKey;
import dev.mandate.access.reading.Rows;
import dev.mandate.personal.PersonSecret;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.PersonalData;
import dev.mandate.wire.Provenance;
import dev.mandate.wire.RecordedEvent;
import dev.mandate.wire.UnreadableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An event as the projection kept it: what it says of a person is sealed.
 *
 * @param event the event
 * @param data its data
 */
record KeptEvent(RecordedEvent event, String data) {
  /** What an event is read from. */
  static final String COLUMNS =
      """
      position, event, event_data, decided, recorded, command_id, command_source, command, asked,
      actor_type, actor_id, actor_id_rest, actor_roles, reason, correlation_id, trace_parent,
      trace_state\
      """;

  static KeptEvent of(ResultSet row) throws SQLException {
    long position = row.getLong("position");
    String data = row.getString("event_data");
    try {
      return new KeptEvent(
          new RecordedEvent(
              EventCodec.eventOf(row.getString("event"), data.getBytes(UTF_8)),
              position,
              Rows.instant(row, "decided"),
              Rows.instant(row, "recorded"),
              provenance(row)),
          data);
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "The event kept at position %d cannot be read: %s".formatted(position, e.detail()), e);
    }
  }

  private static Provenance provenance(ResultSet row) throws SQLException {
    return new Provenance(
        row.getString("command_id"),
        row.getString("command_source"),
        row.getString("command"),
        Rows.instant(row, "asked"),
        row.getString("actor_type"),
        Rows.joined(row, "actor_id", "actor_id_rest"),
        RoleSet.of(Rows.roles(row, "actor_roles")),
        row.getString("reason"),
        row.getString("correlation_id"),
        row.getString("trace_parent"),
        row.getString("trace_state"));
  }

  /** Whose personal values are sealed in it, or null if nobody's are. */
  @Nullable UserKey person() {
    byte[] bytes = bytes();
    String userId = PersonalData.hasSealed(bytes) ? PersonalData.person(bytes) : null;
    return userId == null ? null : new UserKey(event.event().partnerId(), userId);
  }

  /**
   * The same as it is shown: what this secret opens is open, and of what was erased only the
   * commitment is left.
   */
  KeptEvent shown(@Nullable PersonSecret secret) {
    byte[] shown = PersonalData.change(bytes(), value -> shown(value, secret));
    return new KeptEvent(event, new String(shown, UTF_8));
  }

  private static String shown(String value, @Nullable PersonSecret secret) {
    String open = secret == null ? null : secret.open(value);
    return open == null ? Sealed.commitment(value) : open;
  }

  private byte[] bytes() {
    return data.getBytes(UTF_8);
  }

  /** Its place in the history of its partner. */
  long position() {
    return event.position();
  }

  /** The event as a structured CloudEvent: attributes and data in one JSON object. */
  String structured() {
    String open = new String(AttributesCodec.write(EventCodec.attributes(event)), UTF_8);
    return open.substring(0, open.length() - 1) + ",\"data\":" + data + "}";
  }
}
