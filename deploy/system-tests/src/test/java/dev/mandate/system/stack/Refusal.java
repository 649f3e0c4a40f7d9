package dev.mandate.system.stack;

import dev.mandate.local.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** How PostgreSQL refuses to write although it runs and answers. Sessions stay as they are. */
public enum Refusal {
  /** What managed servers do that run out of disk. The first write of a transaction fails. */
  READ_ONLY {
    @Override
    List<String> toBegin() {
      return List.of(
          "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
    }

    @Override
    List<String> toEnd() {
      return List.of("alter system reset default_transaction_read_only", "select pg_reload_conf()");
    }
  },

  /** A write in the middle of a transaction finds no room: SQLSTATE 53100. */
  DISK_FULL {
    @Override
    List<String> toBegin() {
      return List.of(
          """
          create function no_room() returns trigger language plpgsql as $$
          begin
            raise exception 'could not extend file: No space left on device'
              using errcode = 'disk_full';
          end $$
          """,
          """
          do $$
          begin
            if to_regclass('event') is not null then
              create trigger no_room before insert on event execute function no_room();
            end if;
            if to_regclass('audit_entry') is not null then
              create trigger no_room before insert on audit_entry execute function no_room();
            end if;
          end $$
          """);
    }

    @Override
    List<String> toEnd() {
      return List.of("drop function no_room() cascade");
    }
  };

  abstract List<String> toBegin();

  abstract List<String> toEnd();

  void begin(PostgresServer postgres, String database) {
    execute(postgres, database, toBegin());
  }

  void end(PostgresServer postgres, String database) {
    execute(postgres, database, toEnd());
  }

  private static void execute(PostgresServer postgres, String database, List<String> statements) {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(database), PostgresServer.SUPERUSER, "");
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not do as told in " + database, e);
    }
  }
}
