package dev.mandate.access.projection;

import dev.mandate.access.trail.AuditEntry;
import dev.mandate.access.trail.Named;
import dev.mandate.policy.Role;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores audit entries, each together with the event that it tells of. */
@Component
final class AuditTable {
  /**
   * A row.
   *
   * @param entry what is told of the event
   * @param event the event as it is sent
   */
  record Row(AuditEntry entry, CloudEvent event) {
    static Row of(AuditEntry entry, RecordedEvent event) {
      return new Row(entry, EventCodec.write(event));
    }
  }

  /** The longest id of a valid asker; a longer one is cut, because it has to fit an index. */
  private static final int MAX_ACTOR_LENGTH = 256;

  private final JdbcTemplate jdbc;
  private final List<Column<Row>> columns;
  private final String insert;

  AuditTable(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.columns = columns(json);
    this.insert =
        "insert into audit_entry (%s) select * from %s"
            .formatted(Column.names(columns), Column.rows(columns));
  }

  /** Adds entries; the events are those that they tell of, in the same order. */
  void append(List<AuditEntry> entries, List<RecordedEvent> events) {
    List<Row> rows = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      rows.add(Row.of(entries.get(i), events.get(i)));
    }
    jdbc.update(insert, statement -> Column.bind(statement, columns, rows));
  }

  /** The columns of a row. */
  static List<Column<Row>> columns(JsonMapper json) {
    return Stream.concat(
            entryColumns(json).stream().map(column -> column.<Row>in(Row::entry)),
            eventColumns().stream().map(column -> column.<Row>in(Row::event)))
        .toList();
  }

  private static List<Column<CloudEvent>> eventColumns() {
    return List.of(
        Column.text("event_attributes", event -> text(AttributesCodec.write(event.attributes()))),
        Column.text("event_data", event -> text(event.data())));
  }

  private static List<Column<AuditEntry>> entryColumns(JsonMapper json) {
    return List.of(
        Column.text("partner_id", AuditEntry::partnerId),
        Column.number("position", AuditEntry::position),
        Column.text("event", AuditEntry::event),
        Column.text("command", AuditEntry::command),
        Column.text("outcome", entry -> entry.outcome().name()),
        Column.text("code", AuditEntry::code),
        Column.text("detail", AuditEntry::detail),
        Column.text("actor_type", entry -> entry.actor().type()),
        Column.text("actor_id", entry -> cut(entry.actor().id())),
        Column.text("actor_name", entry -> entry.actor().name()),
        Column.text("actor_roles", entry -> names(entry.actor().roles())),
        Column.text("target_user", entry -> id(entry.target())),
        Column.text("target_name", entry -> name(entry.target())),
        Column.text("customer_id", entry -> id(entry.customer())),
        Column.text("customer_name", entry -> name(entry.customer())),
        Column.text("role", AuditEntry::role),
        Column.text("old_values", entry -> write(json, entry.oldValues())),
        Column.text("new_values", entry -> write(json, entry.newValues())),
        Column.text("cause", AuditEntry::cause),
        Column.text("reason", AuditEntry::reason),
        Column.instant("asked", AuditEntry::asked),
        Column.instant("decided", AuditEntry::decided),
        Column.instant("recorded", AuditEntry::recorded),
        Column.text("command_id", AuditEntry::commandId),
        Column.text("command_source", AuditEntry::commandSource),
        Column.text("correlation_id", AuditEntry::correlationId),
        Column.text("trace_id", AuditEntry::traceId),
        Column.text("request", entry -> entry.request() == null ? null : entry.request().json()));
  }

  private static @Nullable String text(byte @Nullable [] json) {
    return json == null ? null : new String(json, StandardCharsets.UTF_8);
  }

  private static String cut(String id) {
    return id.length() <= MAX_ACTOR_LENGTH ? id : id.substring(0, MAX_ACTOR_LENGTH);
  }

  private static String names(List<Role> roles) {
    return roles.stream().map(Role::name).collect(Collectors.joining(","));
  }

  private static @Nullable String id(@Nullable Named named) {
    return named == null ? null : named.id();
  }

  private static @Nullable String name(@Nullable Named named) {
    return named == null ? null : named.name();
  }

  private static @Nullable String write(JsonMapper json, @Nullable Map<String, Object> values) {
    return values == null ? null : json.writeValueAsString(values);
  }
}
