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
  /** A number for the advisory lock of whoever makes one; nobody else uses it. */
  private static final long MAKER = 0x4d616e64_71756172L;

  /** Reads what is committed now, where to_regclass may tell what it has looked up before. */
  private static final String EXISTS =
      """
      exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relname = %s)\
      """;

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
        .forEach(quarter -> jdbc.execute(statement(quarter)));
  }

  private List<String> missing(Collection<Quarter> quarters) {
    return jdbc.queryForList(
        "select name from unnest(?::text[]) name where not " + EXISTS.formatted("name"),
        String.class,
        (Object) quarters.stream().map(Quarter::table).distinct().toArray(String[]::new));
  }

  /**
   * Several instances may come to a new quarter at once, and one of them makes it. A table that is
   * made by itself and attached then lets everybody read and write the others meanwhile; one that
   * is made as a partition would need them all for itself. The indexes come with being attached.
   */
  private static String statement(Quarter quarter) {
    return """
    do $$ begin
      perform pg_advisory_xact_lock(%1$d);
      if not %5$s then
        create table "%2$s" (like audit_entry);
        alter table audit_entry attach partition "%2$s"
          for values from (to_timestamp(%3$d)) to (to_timestamp(%4$d));
      end if;
    end $$
    """
        .formatted(
            MAKER,
            quarter.table(),
            quarter.begin(),
            quarter.end(),
            EXISTS.formatted("'" + quarter.table() + "'"));
  }
}
