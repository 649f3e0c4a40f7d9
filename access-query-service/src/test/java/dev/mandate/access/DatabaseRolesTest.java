package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Servers;
import dev.mandate.access.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What PostgreSQL itself refuses to the roles of the service, whatever the service does. */
class DatabaseRolesTest {
  private static final String NOT_ALLOWED = "42501";

  /** What is on record: nobody but the owner of the tables can change it. */
  private static final List<String> RECORDS =
      List.of(
          "audit_entry", "audit_entry_2026_q1", "audit_subtree", "audit_text", "proof.checkpoint");

  private static final String REPORTED = ", reporting SELECT";

  private static final TestDatabase DATABASE = new TestDatabase();
  private static final JdbcTemplate OWNER = DATABASE.ownerJdbc();
  private static final JdbcTemplate WRITER = DATABASE.jdbc();
  private static final JdbcTemplate READER = new JdbcTemplate(DATABASE.readerSessions());

  @BeforeAll
  static void fill() {
    new ProjectionFixture(DATABASE).takeIn(RandomHistory.of("p", 300, 1).events(), new Random(1));
    WRITER.update("insert into proof.checkpoint values ('p', 300, now(), 'signed')");
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void every_table_has_the_rights_that_are_listed_here_and_no_others() {
    assertThat(rights())
        .containsExactly(
            "audit_entry: reader SELECT, writer INSERT, writer SELECT, "
                + ofColumns(
                    "actor_id, actor_roles, actor_type, asked, cause, code, command, command_id,"
                        + " command_source, correlation_id, customer_id, decided, event, outcome,"
                        + " partner_id, position, recorded, role, target_user"),
            "audit_subtree: reader SELECT, writer INSERT, writer SELECT",
            "audit_text: reader SELECT, writer INSERT, writer SELECT",
            "consumer_offset: reader SELECT, writer INSERT, writer SELECT,"
                + " writer UPDATE(next_offset), writer UPDATE(topic_id)",
            fact("customer") + REPORTED,
            fact("customer_role_grant") + REPORTED,
            fact("customer_user"),
            "flyway_schema_history: ",
            fact("managed_entry") + REPORTED,
            fact("partner") + REPORTED,
            "partner_progress: reader SELECT, writer INSERT, writer SELECT,"
                + " writer UPDATE(decided_at), writer UPDATE(frontier), writer UPDATE(position), "
                + ofColumns("decided_at, partner_id, position"),
            fact("partner_user"),
            "proof.checkpoint: reader SELECT, writer INSERT, writer SELECT,"
                + " writer UPDATE(published)",
            "proof.export: writer INSERT, writer SELECT, writer UPDATE(bytes),"
                + " writer UPDATE(ended), writer UPDATE(rows), writer UPDATE(sha256),"
                + " writer UPDATE(words)",
            "proof.export_log: reader SELECT, writer INSERT, writer SELECT,"
                + " writer UPDATE(first), writer UPDATE(last), writer UPDATE(rows)",
            "proof.export_reading: writer INSERT, writer SELECT, writer UPDATE(recorded),"
                + " writer UPDATE(rows), writer UPDATE(touched)",
            "proof.log: writer INSERT, writer SELECT, writer UPDATE(frontier),"
                + " writer UPDATE(size)",
            "proof.person_secret: reader SELECT, writer INSERT, writer SELECT,"
                + " writer UPDATE(erased_position), writer UPDATE(position),"
                + " writer UPDATE(secret)",
            "reporting.administrators: reporting SELECT",
            "reporting.audit_entries: reporting SELECT",
            "reporting.commands_by_day: reporting SELECT",
            "reporting.customers: reporting SELECT",
            "reporting.managed_lists: reporting SELECT",
            "reporting.partners: reporting SELECT",
            "reporting.projection_progress: reporting SELECT",
            "reporting.rejections_by_day: reporting SELECT",
            "reporting.restrictions: reporting SELECT",
            "reporting.role_counts: reporting SELECT",
            "reporting.role_grants: reporting SELECT",
            fact("role_grant") + REPORTED);
  }

  /** What views are made of. */
  private static String ofColumns(String columns) {
    return columns.replaceAll("\\w+", "reporting SELECT($0)");
  }

  private static String fact(String table) {
    return table
        + ": reader SELECT, writer INSERT, writer SELECT,"
        + " writer UPDATE(to_decided), writer UPDATE(to_position)";
  }

  /** Of whole tables and of columns, also to everybody. */
  private static List<String> rights() {
    return OWNER.queryForList(
        """
        with t as (
          select * from pg_class where relkind in ('r', 'p', 'v') and not relispartition
            and relnamespace in (
              'public'::regnamespace, 'proof'::regnamespace, 'reporting'::regnamespace)),
        granted as (
          select t.oid, grantee, privilege_type as right from t, aclexplode(relacl)
          union all
          select t.oid, grantee, format('%s(%s)', privilege_type, attname)
          from t join pg_attribute on attrelid = t.oid, aclexplode(attacl))
        select t.oid::regclass || ': ' || coalesce(string_agg(
          format('%s %s', case when grantee = 0 then 'everybody'
            else regexp_replace(pg_get_userbyid(grantee), '^mandate_(query_)?', '') end, g.right), ', '
          order by pg_get_userbyid(grantee), g.right) filter (where g.oid is not null), '')
        from t left join granted g on g.oid = t.oid and grantee <> t.relowner
        group by t.oid order by t.oid::regclass::text collate "C"
        """,
        String.class);
  }

  @Test
  void every_table_with_a_partner_keeps_its_rows_from_whoever_has_no_policy() {
    assertThat(
            OWNER.queryForList(
                """
                select c.oid::regclass::text from pg_class c join pg_attribute on attrelid = c.oid
                where relkind in ('r', 'p') and not relispartition and attname = 'partner_id'
                  and not relrowsecurity
                """))
        .isEmpty();
  }

  @Test
  void the_role_that_writes_cannot_change_or_remove_what_is_on_record() {
    for (String table : RECORDS) {
      assertThat(OWNER.queryForList("select 1 from %s".formatted(table))).isNotEmpty();
      changesOf(table).forEach(change -> expectRefusal(WRITER, change));
    }
    expectRefusal(WRITER, "update proof.checkpoint set note = 'never said'");
    expectRefusal(WRITER, "insert into audit_entry_2026_q1 select * from audit_entry");
    expectRefusal(WRITER, "update role_grant set role = 'PARTNER_FULL_ADMIN'");
    expectRefusal(WRITER, "delete from role_grant");
  }

  private static Stream<String> changesOf(String table) {
    return Stream.of(
            "update %s set partner_id = 'other'",
            "delete from %s",
            "truncate %s",
            "drop table %s",
            "alter table %s disable trigger all",
            "alter table %s disable row level security",
            "alter table %s add column more text",
            "alter table %s rename to away",
            "alter table %s owner to mandate_query_writer",
            "create rule away as on insert to %s do instead nothing",
            "create trigger away before insert on %s for each row"
                + " execute function suppress_redundant_updates_trigger()",
            "create policy away on %s using (false)",
            "create index away on %s (partner_id)",
            "do $$ begin lock table %s in access exclusive mode; end $$")
        .map(change -> change.formatted(table));
  }

  @Test
  void no_role_of_the_service_can_take_more_rights_than_it_has() {
    for (JdbcTemplate role : List.of(WRITER, READER)) {
      expectRefusal(role, "set role mandate_query");
      expectRefusal(role, "set session_replication_role = replica");
      expectRefusal(role, "alter role mandate_query_writer superuser");
      expectRefusal(role, "create role another");
      expectRefusal(role, "create schema another");
      expectRefusal(role, "create table public.another (n int)");
      expectRefusal(role, "create table proof.another (n int)");
      expectRefusal(role, "create temporary table audit_entry (n int)");
      expectRefusal(role, "drop function provide_audit_quarter");
      expectRefusal(role, "select * from flyway_schema_history");
    }
    expectRefusal(READER, "select provide_audit_quarter('audit_entry_2050_q1', 0, 7776000)");
    expectRefusal(WRITER, "select audit_text_like('%', null, 10)");
  }

  @Test
  void the_role_that_reads_can_write_nothing() {
    for (String table : tables()) {
      changesOf(table).forEach(change -> expectRefusal(READER, change));
      expectRefusal(READER, "insert into %s default values".formatted(table));
    }
  }

  private static List<String> tables() {
    List<String> tables = new ArrayList<>(RECORDS);
    rights().forEach(line -> tables.add(line.replaceFirst(":.*", "")));
    tables.removeAll(List.of("consumer_offset", "flyway_schema_history", "proof.export"));
    return tables;
  }

  @Test
  void the_role_that_writes_can_make_quarters_of_the_log_and_no_other_tables() {
    String day = "86400";
    for (String nonsense :
        List.of(
            "'customer', 0, 90 * " + day,
            "'audit_entry_2050_q5', 0, 90 * " + day,
            "'audit_entry_2050_q1', 0, 900 * " + day,
            "'audit_entry_2050_q1; drop table partner', 0, 90 * " + day)) {
      assertThatThrownBy(() -> WRITER.execute("select provide_audit_quarter(" + nonsense + ")"))
          .hasMessageContaining("is no quarter of the audit log");
    }
  }

  /** With one role for all, as before there were several. */
  @Test
  void tables_that_an_earlier_version_made_with_one_role_go_on_with_several() {
    String url = Servers.newDatabase();
    DataSource old = sessions(url, Servers.OWNER);
    FluentConfiguration before = Flyway.configure().dataSource(old).target("10");
    before.repeatableSqlMigrationPrefix("NONE").load().migrate();
    new JdbcTemplate(old)
        .update("insert into proof.checkpoint values ('p', 1, now(), 'signed before')");

    migrate(old, Servers.PLACEHOLDERS);

    JdbcTemplate writer = new JdbcTemplate(sessions(url, Servers.WRITER));
    assertThat(writer.queryForObject("select note from proof.checkpoint", String.class))
        .isEqualTo("signed before");
    writer.update("update proof.checkpoint set published = true");
    expectRefusal(writer, "update proof.checkpoint set note = 'never said'");
  }

  @Test
  void a_service_that_writes_or_reads_as_the_owner_of_the_tables_does_not_come_up() {
    DataSource empty = sessions(Servers.newDatabase(), Servers.OWNER);
    for (Map.Entry<String, String> role :
        List.of(
            Map.entry("writer", Servers.OWNER),
            Map.entry("reader", "postgres"),
            Map.entry("reporter", Servers.OWNER))) {
      Map<String, String> placeholders = new HashMap<>(Servers.PLACEHOLDERS);
      placeholders.put(role.getKey(), role.getValue());
      assertThatThrownBy(() -> migrate(empty, placeholders))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("must not have the rights of mandate_query")
          .hasMessageContaining("four roles");
    }
  }

  private static DataSource sessions(String url, String role) {
    return new DriverManagerDataSource(url, role, Servers.DATABASE_PASSWORD);
  }

  private static void migrate(DataSource database, Map<String, String> roles) {
    Flyway.configure().dataSource(database).placeholders(roles).load().migrate();
  }

  private static void expectRefusal(JdbcTemplate role, String statement) {
    assertThatThrownBy(() -> role.execute(statement))
        .as(statement)
        .isInstanceOfSatisfying(
            DataAccessException.class,
            e ->
                assertThat(e.getRootCause())
                    .as("%s: %s", statement, e.getMessage())
                    .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getSQLState()).isEqualTo(NOT_ALLOWED)));
  }
}
