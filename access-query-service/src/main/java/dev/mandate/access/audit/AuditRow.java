package dev.mandate.access.audit;

import dev.mandate.access.reading.Rows;
import dev.mandate.access.trail.TraceParent;
import dev.mandate.access.trail.Trail;
import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Named;
import dev.mandate.audit.Outcome;
import dev.mandate.policy.JsonText;
import dev.mandate.wire.JsonValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads an entry from its row. */
@Component
final class AuditRow implements RowMapper<AuditEntry> {
  /** What an entry is read from; the event itself, which can be large, is not. */
  static final String COLUMNS =
      """
      partner_id, position, event, command, outcome, code, detail, actor_type, actor_id, actor_name,
      actor_id_rest, actor_roles, target_user, target_name, customer_id, customer_name, role,
      old_values, new_values, cause, reason, asked, decided, recorded, command_id, command_source,
      correlation_id, trace_parent, request\
      """;

  @Override
  public AuditEntry mapRow(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getString("partner_id"),
        row.getLong("position"),
        row.getString("event"),
        row.getString("command"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("code"),
        row.getString("detail"),
        actor(row),
        named(row.getString("target_user"), row.getString("target_name")),
        named(row.getString("customer_id"), row.getString("customer_name")),
        row.getString("role"),
        values(row.getString("old_values")),
        values(row.getString("new_values")),
        row.getString("cause"),
        row.getString("reason"),
        Rows.instant(row, "asked"),
        Rows.instant(row, "decided"),
        Rows.instant(row, "recorded"),
        row.getString("command_id"),
        row.getString("command_source"),
        Trail.correlationId(row.getString("correlation_id"), row.getString("command_id")),
        TraceParent.traceId(row.getString("trace_parent")),
        text(row.getString("request")));
  }

  private static Actor actor(ResultSet row) throws SQLException {
    return Actor.of(
        row.getString("actor_type"),
        Rows.joined(row, "actor_id", "actor_id_rest"),
        row.getString("actor_name"),
        Rows.roles(row, "actor_roles"));
  }

  private static @Nullable Map<String, Object> values(@Nullable String text) {
    return text == null ? null : JsonValues.of(new JsonText(text));
  }

  private static @Nullable JsonText text(@Nullable String json) {
    return json == null ? null : new JsonText(json);
  }

  private static @Nullable Named named(@Nullable String id, @Nullable String name) {
    return id == null ? null : new Named(id, name);
  }
}
