package dev.mandate.access.projection;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes the partitions of the audit log when they are first needed.
 *
 * <p>Whether they are there is asked for every batch. That costs a look into the catalog, beside
 * thousands of rows; whatever was remembered instead would be wrong after a transaction that was
 * rolled back, or when other tables have taken over.
 */
final class AuditPartitions {
  private final JdbcTemplate jdbc;

  /** Makes them in the schema in which this finds tables. */
  AuditPartitions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes those of these quarters that are not there, within the present transaction if any. */
  void provide(Collection<Quarter> quarters) {
    List<String> missing = missing(quarters);
    quarters.stream()
        .distinct()
        .filter(quarter -> missing.contains(quarter.table()))
        .forEach(this::provide);
  }

  private List<String> missing(Collection<Quarter> quarters) {
    return jdbc.queryForList(
        """
        select name from unnest(?::text[]) name where not exists (
          select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = current_schema() and c.relname = name)
        """,
        String.class,
        (Object) quarters.stream().map(Quarter::table).distinct().toArray(String[]::new));
  }

  /** The role that writes cannot make tables; this function can, and nothing else. */
  private void provide(Quarter quarter) {
    jdbc.query(
        "select provide_audit_quarter(?, ?, ?)",
        _ -> {},
        quarter.table(),
        quarter.begin(),
        quarter.end());
  }
}
