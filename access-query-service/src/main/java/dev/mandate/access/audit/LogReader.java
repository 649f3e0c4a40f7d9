package dev.mandate.access.audit;

import dev.mandate.audit.AuditEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log of one partner from its beginning to a position, in pages. */
@Component
public final class LogReader {
  private final JdbcClient jdbc;
  private final AuditRow row;

  LogReader(JdbcClient jdbc, AuditRow row) {
    this.jdbc = jdbc;
    this.row = row;
  }

  /**
   * The next entries of a log that a filter lets through.
   *
   * @param after the position behind which they are
   * @param upTo the last position that is looked at
   * @param limit how many at most
   */
  public List<AuditEntry> entries(
      AuditFilter filter, String partnerId, long after, long upTo, int limit) {
    Conditions conditions = conditions(filter, partnerId, after, upTo);
    return jdbc.sql(sql(AuditRow.COLUMNS, conditions, limit))
        .params(conditions.parameters)
        .query(row)
        .list();
  }

  /** The same, only their positions. */
  public List<Long> positions(
      AuditFilter filter, String partnerId, long after, long upTo, int limit) {
    Conditions conditions = conditions(filter, partnerId, after, upTo);
    return jdbc.sql(sql("position", conditions, limit))
        .params(conditions.parameters)
        .query(Long.class)
        .list();
  }

  private static String sql(String columns, Conditions conditions, int limit) {
    return "select %s from audit_entry%s order by position limit %d"
        .formatted(columns, conditions.where(), limit);
  }

  private static Conditions conditions(
      AuditFilter filter, String partnerId, long after, long upTo) {
    Conditions conditions = new Conditions();
    conditions.add("partner_id = :partner", "partner", partnerId);
    conditions.add("position > :after", "after", after);
    conditions.add("position <= :upTo", "upTo", upTo);
    conditions.add("customer_id = :customer", "customer", filter.customer());
    conditions.add("actor_id = :actor", "actor", filter.actor());
    conditions.add("(target_user = :target or customer_id = :target)", "target", filter.target());
    conditions.add("(event = :action or command = :action)", "action", filter.action());
    conditions.add(
        "outcome = :outcome", "outcome", filter.outcome() == null ? null : filter.outcome().name());
    conditions.add("decided >= :from", "from", timestamp(filter.from()));
    conditions.add("decided < :to", "to", timestamp(filter.to()));
    return conditions;
  }

  private static @Nullable Object timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    void add(String condition, String parameter, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        parameters.put(parameter, value);
      }
    }

    String where() {
      return " where " + String.join(" and ", conditions);
    }
  }
}
