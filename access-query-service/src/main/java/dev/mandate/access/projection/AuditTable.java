package dev.mandate.access.projection;

import dev.mandate.access.trail.AuditEntry;
import dev.mandate.access.trail.Named;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores audit entries. */
@Component
final class AuditTable {
  /** The longest id of a valid asker; a longer one is cut, because it has to fit an index. */
  private static final int MAX_ACTOR_LENGTH = 256;

  private final JdbcTemplate jdbc;
  private final List<Column<AuditEntry>> columns;
  private final String insert;

  AuditTable(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.columns = columns(json);
    this.insert =
        "insert into audit_entry (%s) select * from %s"
            .formatted(Column.names(columns), Column.rows(columns));
  }

  void append(List<AuditEntry> entries) {
    jdbc.update(insert, statement -> Column.bind(statement, columns, entries));
  }

  private static List<Column<AuditEntry>> columns(JsonMapper json) {
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
