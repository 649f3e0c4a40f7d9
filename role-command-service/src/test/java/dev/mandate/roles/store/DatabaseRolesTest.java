package dev.mandate.roles.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.roles.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What PostgreSQL itself refuses to the role of the service, whatever the service does. */
class DatabaseRolesTest {
  private static final String NOT_ALLOWED = "42501";

  private final TestDatabase database = TestDatabase.migrated();
  private final JdbcTemplate owner = database.ownerJdbc();
  private final JdbcTemplate writer = database.jdbc();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void every_table_has_the_rights_that_are_listed_here_and_no_others() {
    assertThat(rights())
        .containsExactly(
            "command_outcome: INSERT, SELECT",
            "consumer_offset: INSERT, SELECT, UPDATE(next_offset)",
            "event: INSERT, SELECT",
            "event_head: SELECT, UPDATE(position)",
            "event_readable: SELECT",
            "flyway_schema_history: ",
            "id_registry: INSERT, SELECT",
            "partner_history: INSERT, SELECT, UPDATE(decided_at), UPDATE(position)",
            "person_secret: DELETE, INSERT, SELECT",
            "relay_checkpoint: SELECT, UPDATE(position), UPDATE(topic_id)",
            "role_expiry: DELETE, INSERT, SELECT, UPDATE(expires_at), UPDATE(granted_position)",
            "state_snapshot: INSERT, SELECT, UPDATE(format), UPDATE(position),"
                + " UPDATE(sequence_number), UPDATE(state)",
            "topic_renewal: SELECT, UPDATE(covers), UPDATE(fill_to), UPDATE(position),"
                + " UPDATE(segment_ms), UPDATE(since), UPDATE(step)");
  }

  /** Of whole tables and of columns, also to everybody. */
  private List<String> rights() {
    return owner.queryForList(
        """
        with t as (
          select * from pg_class
          where relkind in ('r', 'p', 'v') and relnamespace = 'public'::regnamespace),
        granted as (
          select t.oid, grantee, privilege_type as right from t, aclexplode(relacl)
          union all
          select t.oid, grantee, format('%s(%s)', privilege_type, attname)
          from t join pg_attribute on attrelid = t.oid, aclexplode(attacl))
        select t.oid::regclass || ': ' || coalesce(
          string_agg(g.right, ', ' order by g.right collate "C"), '')
        from t left join granted g on g.oid = t.oid and grantee <> t.relowner
        group by t.oid order by t.oid::regclass::text collate "C"
        """,
        String.class);
  }

  @Test
  void the_role_of_the_service_cannot_change_or_remove_an_event_an_outcome_or_an_id() {
    writer.update(
        """
        insert into event (global_position, partner_id, position, type, concerns_partner,
          decided_at, attributes, data)
        values (1, 'p', 1, 'any', false, now(), '', '')
        """);
    for (String table : List.of("event", "command_outcome", "id_registry")) {
      Stream.of(
              "update %s set partner_id = 'other'",
              "delete from %s",
              "truncate %s",
              "truncate event, command_outcome, id_registry",
              "drop table %s cascade",
              "alter table %s disable trigger all",
              "alter table %s add column more text",
              "alter table %s alter column partner_id drop not null",
              "alter table %s rename to away",
              "create rule away as on insert to %s do instead nothing",
              "create trigger away before insert on %s for each row"
                  + " execute function suppress_redundant_updates_trigger()",
              "create index away on %s (partner_id)",
              "do $$ begin lock table %s in access exclusive mode; end $$",
              "select 1 from %s for update")
          .forEach(change -> expectRefusal(change.formatted(table)));
    }
    expectRefusal("update event_readable set type = 'other'");
    assertThat(owner.queryForList("select partner_id from event", String.class))
        .containsExactly("p");
  }

  @Test
  void the_role_of_the_service_cannot_take_more_rights_than_it_has() {
    expectRefusal("set role " + database.owner());
    expectRefusal("set session_replication_role = replica");
    expectRefusal("alter role %s superuser".formatted(database.writer()));
    expectRefusal("create role another");
    expectRefusal("create schema another");
    expectRefusal("create table another (n int)");
    expectRefusal("create temporary table event (n int)");
    expectRefusal("delete from flyway_schema_history");
  }

  @Test
  void a_service_that_writes_as_the_owner_of_the_tables_does_not_come_up() {
    try (TestDatabase empty = TestDatabase.empty()) {
      assertThatThrownBy(
              () ->
                  Flyway.configure()
                      .dataSource(empty.url(), empty.owner(), empty.password())
                      .placeholders(Map.of("writer", empty.owner()))
                      .load()
                      .migrate())
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("must not have the rights of " + empty.owner())
          .hasMessageContaining("two roles");
    }
  }

  private void expectRefusal(String statement) {
    assertThatThrownBy(() -> writer.execute(statement))
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
