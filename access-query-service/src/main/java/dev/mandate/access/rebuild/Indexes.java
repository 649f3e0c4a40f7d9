package dev.mandate.access.rebuild;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The indexes and keys of the next generation. Tables are filled without them: making one from all
 * rows costs a fraction of keeping it in order row by row.
 */
final class Indexes {
  private final Database database;
  private final List<String> keys;
  private final List<String> others;

  private Indexes(Database database, List<String> keys, List<String> others) {
    this.database = database;
    this.keys = keys;
    this.others = others;
  }

  /** Takes them off the empty tables, and knows how to make them again. */
  static Indexes takeOff(Database database, JdbcTemplate jdbc, String schema) {
    List<String> keys = keys(jdbc, schema, "'alter table %s add constraint %I %s'");
    Map<String, String> others = new LinkedHashMap<>();
    jdbc.query(
        """
        select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where c.relnamespace = to_regnamespace(?)
          and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
        order by c.relname
        """,
        row -> {
          others.put(row.getString("name"), onPartitionsToo(row.getString("definition")));
        },
        schema);
    others.keySet().forEach(name -> jdbc.execute("drop index " + name));
    keys(jdbc, schema, "'alter table %s drop constraint %I'").forEach(jdbc::execute);
    return new Indexes(database, keys, List.copyOf(others.values()));
  }

  /** As PostgreSQL tells the index of a table with partitions, it would be made without theirs. */
  private static String onPartitionsToo(String definition) {
    return definition.replaceFirst(" ON ONLY ", " ON ");
  }

  private static List<String> keys(JdbcTemplate jdbc, String schema, String statement) {
    return jdbc.queryForList(
        """
        select format(%s, conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint
        where connamespace = to_regnamespace(?) and contype in ('p', 'u') order by conname
        """
            .formatted(statement),
        String.class,
        schema);
  }

  /** Makes them all; the keys first, because nobody else may touch their tables meanwhile. */
  void make(Workers workers) {
    workers.run(tasks(keys));
    workers.run(tasks(others));
  }

  private List<Workers.Work> tasks(List<String> statements) {
    return statements.stream().<Workers.Work>map(statement -> () -> make(statement)).toList();
  }

  private void make(String statement) {
    try (Database.Session session = database.session()) {
      // The other processor has an index of its own to make.
      session.jdbc().execute("set max_parallel_maintenance_workers = 0");
      session.jdbc().execute("set maintenance_work_mem = '256MB'");
      session.jdbc().execute(statement);
    }
  }
}
