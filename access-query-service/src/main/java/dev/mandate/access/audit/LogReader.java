package dev.mandate.access.audit;

import dev.mandate.audit.AuditEntry;
import java.util.List;
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
   * A part of a log.
   *
   * @param after the position behind which it begins
   * @param upTo the last position that is looked at
   */
  public record Part(String partnerId, long after, long upTo) {}

  /**
   * The next entries of a log that a filter lets through.
   *
   * @param limit how many at most
   */
  public List<AuditEntry> entries(AuditFilter filter, Part part, int limit) {
    return select(AuditRow.COLUMNS, filter, part, limit).query(row).list();
  }

  /** The same, only their positions. */
  public List<Long> positions(AuditFilter filter, Part part, int limit) {
    return select("position", filter, part, limit).query(Long.class).list();
  }

  private JdbcClient.StatementSpec select(
      String columns, AuditFilter filter, Part part, int limit) {
    Conditions conditions = Conditions.all(filter);
    conditions.add("partner_id = :log", "log", part.partnerId);
    conditions.add("position > :after", "after", part.after);
    conditions.add("position <= :upTo", "upTo", part.upTo);
    return jdbc.sql(
            "select %s from audit_entry%s order by position limit %d"
                .formatted(columns, conditions.where(null), limit))
        .params(conditions.parameters());
  }
}
