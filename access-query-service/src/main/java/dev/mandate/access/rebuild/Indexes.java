package dev.mandate.access.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<String> others =
        jdbc.queryForList(
            """
            select pg_get_indexdef(i.indexrelid) from pg_index i
            join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = to_regnamespace(?)
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
            order by c.relname
            """,
            String.class,
            schema);
    List<String> names =
        jdbc.queryForList(
            """
            select i.indexrelid::regclass::text from pg_index i
            join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = to_regnamespace(?)
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
            """,
            String.class,
            schema);
    names.forEach(name -> jdbc.execute("drop index " + name));
    keys(jdbc, schema, "'alter table %s drop constraint %I'").forEach(jdbc::execute);
    return new Indexes(database, keys, others);
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

  private List<Callable<Void>> tasks(List<String> statements) {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (String statement : statements) {
      tasks.add(
          () -> {
            make(statement);
            return null;
          });
    }
    return tasks;
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
