package dev.mandate.access.rebuild;

import dev.mandate.wire.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The generations of the read model. Each is all its tables, functions and views, in a schema of
 * its own; the live one is where the service finds them by their bare names, and has its views
 * where dashboards find them. All keep what they are when they move to another schema: indexes,
 * constraints, functions made for tables, and the tables that a view is made of.
 */
final class Generations {
  /** The schema in which the next generation is built. */
  static final String NEXT = "next";

  /** The schema that keeps the generation that was replaced last. */
  static final String PREVIOUS = "previous";

  /** The schema of the live views, and what the migrations call it. */
  static final String REPORTING = "reporting";

  private static final String REPLACED = "replaced";

  /** Belongs to the live schema as such, whatever generation is there. */
  private static final String MIGRATIONS = "flyway_schema_history";

  private final JdbcTemplate jdbc;
  private final String live;

  /** Looks at a database through a session in which names mean the live tables. */
  Generations(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.live =
        Objects.requireNonNull(jdbc.queryForObject("select current_schema()", String.class));
  }

  /** The schema of the live generation. */
  String live() {
    return live;
  }

  /** Whether there is a generation in this schema. */
  boolean exists(String schema) {
    return tables(schema).contains("partner_progress");
  }

  /**
   * Makes an empty generation to be built, in place of one that may be left from before, by the
   * same migrations that made the live one.
   *
   * @throws RebuildException if the live one is of another version of this program
   */
  void createNext(Database database) {
    MigrationInfo[] pending = database.migrations().load().info().pending();
    if (pending.length > 0) {
      throw new RebuildException(
          "the live tables wait for the migrations "
              + Arrays.stream(pending).map(MigrationInfo::getScript).toList()
              + "; start the service of this version once, and then rebuild");
    }
    drop(NEXT);
    database.migrations(NEXT).load().migrate();
    jdbc.execute("drop table %s.%s".formatted(NEXT, MIGRATIONS));
  }

  void drop(String schema) {
    jdbc.execute("drop schema if exists %s cascade".formatted(schema));
  }

  /** The tables of a generation, in one order; one that has partitions counts as a whole. */
  List<String> tables(String schema) {
    return tables(schema, "and not relispartition");
  }

  /** Every one of them, and every partition. */
  private List<String> parts(String schema) {
    return tables(schema, "");
  }

  private List<String> tables(String schema, String condition) {
    return jdbc.queryForList(
        """
        select relname from pg_class
        where relnamespace = to_regnamespace(?) and relkind in ('r', 'p') and relname <> ? %s
        order by relname
        """
            .formatted(condition),
        String.class,
        schema,
        MIGRATIONS);
  }

  private List<String> views(String schema) {
    return jdbc.queryForList(
        """
        select relname from pg_class
        where relnamespace = to_regnamespace(?) and relkind = 'v' order by relname
        """,
        String.class,
        viewsOf(schema));
  }

  /** The schema in which the views of a generation are. */
  private String viewsOf(String schema) {
    return schema.equals(live) ? REPORTING : schema;
  }

  /**
   * What the columns of a generation are called and hold, who may do what with its tables and
   * views, and what the views say.
   */
  List<String> form(String schema) {
    return jdbc.queryForList(
        """
        with t as (
          select oid, relname, relacl, relrowsecurity, relkind, reloptions from pg_class
          where relnamespace in (to_regnamespace(?)::oid, to_regnamespace(?)::oid)
            and relkind in ('r', 'p', 'v') and not relispartition and relname <> ?),
        a as (
          select * from pg_attribute where attnum > 0 and not attisdropped)
        select format('%s.%s %s', relname, attname, format_type(atttypid, atttypmod))
        from t join a on attrelid = t.oid
        union all
        select format('%s is guarded: %s', relname, relrowsecurity) from t
        union all
        select format('%s %s: %s', relname, reloptions,
          replace(pg_get_viewdef(oid), ? || '.', '')) from t where relkind = 'v'
        union all
        select format('%s: %s for %s', relname, privilege_type, grantee::regrole)
        from t cross join lateral aclexplode(relacl)
        union all
        select format('%s.%s: %s for %s', relname, attname, privilege_type, grantee::regrole)
        from t join a on attrelid = t.oid cross join lateral aclexplode(attacl)
        union all
        select format('%s: %s for %s', relname, polname, polroles::regrole[])
        from t join pg_policy on polrelid = t.oid
        order by 1
        """,
        String.class, schema, viewsOf(schema), MIGRATIONS, schema);
  }

  /**
   * Lets PostgreSQL know what its tables hold, for good plans, and that all of it is there for
   * everybody: otherwise it would find that out by itself, while rows are compared.
   */
  void settle(String schema) {
    tablesIn(schema).forEach(table -> jdbc.execute("vacuum (analyze) " + table));
  }

  /** How far a generation has taken in each partition of this topic of events. */
  Map<Integer, Long> offsets(String schema, String topicId) {
    Map<Integer, Long> offsets = new HashMap<>();
    jdbc.query(
        """
        select partition, next_offset from %s.consumer_offset
        where topic = ? and coalesce(topic_id, ?) = ?
        """
            .formatted(schema),
        row -> {
          offsets.put(row.getInt("partition"), row.getLong("next_offset"));
        },
        Topics.EVENTS,
        topicId,
        topicId);
    return offsets;
  }

  /** How many events a generation has taken in: the sum of its partners' positions. */
  long events(String schema) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select coalesce(sum(position), 0)::bigint from %s.partner_progress".formatted(schema),
            Long.class));
  }

  /** What a schema says about itself, or null. */
  @Nullable String remark(String schema) {
    return jdbc.queryForObject(
        "select obj_description(to_regnamespace(?)::oid, 'pg_namespace')", String.class, schema);
  }

  /**
   * Lets writers of the live generation wait, and not begin, until the present transaction ends.
   * These are the tables that the projection takes first, in its order, so that nobody waits for
   * this one while holding what it waits for.
   */
  void holdWriters() {
    jdbc.execute("set local lock_timeout = '30s'");
    jdbc.execute("lock table %1$s.partner_progress in exclusive mode".formatted(live));
    jdbc.execute("lock table %1$s.consumer_offset in exclusive mode".formatted(live));
  }

  /**
   * Makes a generation the live one, and the live one the previous one, within the present
   * transaction. Readers wait for it, therefore it waits for readers only briefly itself.
   *
   * @throws org.springframework.dao.DataAccessException with state 55P03 if somebody reads for
   *     longer
   */
  void takeOver(String candidate) {
    holdMaintenance(candidate);
    jdbc.execute("set local lock_timeout = '500ms'");
    jdbc.execute(
        "lock table %s in access exclusive mode"
            .formatted(Stream.concat(in(live), in(candidate)).collect(Collectors.joining(", "))));
    jdbc.execute("create schema " + REPLACED);
    move(live, REPLACED);
    move(candidate, live);
    jdbc.execute("drop schema " + candidate);
    drop(PREVIOUS);
    jdbc.execute("alter schema %s rename to %s".formatted(REPLACED, PREVIOUS));
    jdbc.execute(
        "do $$ begin execute format('comment on schema %s is %%L', 'replaced ' || now()); end $$"
            .formatted(PREVIOUS));
  }

  /**
   * Keeps maintenance away. Autovacuum makes way for whoever has waited for a second, which the
   * exchange never does; behind this mode, no reader waits. Writers have to be held before: one
   * that makes a quarter takes the same mode, and so does whoever brings the candidate forward.
   */
  private void holdMaintenance(String candidate) {
    jdbc.execute("set local lock_timeout = '2s'");
    jdbc.execute(
        "lock table %s in share update exclusive mode"
            .formatted(
                Stream.concat(tablesIn(live), tablesIn(candidate))
                    .collect(Collectors.joining(", "))));
  }

  /** Views first, as whoever asks one comes to it before its tables. */
  private Stream<String> in(String schema) {
    return Stream.concat(
        views(schema).stream().map(view -> viewsOf(schema) + "." + view), tablesIn(schema));
  }

  private Stream<String> tablesIn(String schema) {
    return tables(schema).stream().map(table -> schema + "." + table);
  }

  private void move(String from, String to) {
    for (String table : parts(from)) {
      jdbc.execute("alter table %s.\"%s\" set schema %s".formatted(from, table, to));
    }
    for (String function : functions(from)) {
      jdbc.execute("alter function %s set schema %s".formatted(function, to));
    }
    for (String view : views(from)) {
      jdbc.execute("alter view %s.%s set schema %s".formatted(viewsOf(from), view, viewsOf(to)));
    }
  }

  /** Those of extensions are in the schema, but not of the generation. */
  private List<String> functions(String schema) {
    return jdbc.queryForList(
        """
        select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = ? and not exists (
          select from pg_depend d
          where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
        order by 1
        """,
        String.class, schema);
  }
}
