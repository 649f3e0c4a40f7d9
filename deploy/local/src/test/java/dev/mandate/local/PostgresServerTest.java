package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One server for all tests: each leaves it running. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {
  private final Path folder;
  private PostgresServer server;

  PostgresServerTest(@TempDir Path folder) {
    this.folder = folder;
    server = PostgresServer.start(folder, 0);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_commit_is_on_disk_before_it_is_acknowledged() throws SQLException {
    assertThat(ask("SHOW fsync")).isEqualTo("on");
    assertThat(ask("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(ask("SHOW full_page_writes")).isEqualTo("on");
  }

  @Test
  void committed_data_survive_a_kill_and_a_stop() throws SQLException {
    execute("CREATE TABLE ledger (entry text)");
    execute("INSERT INTO ledger VALUES ('before the kill')");

    server.kill();
    server = PostgresServer.start(folder, server.port());
    execute("INSERT INTO ledger VALUES ('before the stop')");

    server.stop();
    server = PostgresServer.start(folder, 0);

    assertThat(ask("SELECT string_agg(entry, ', ') FROM ledger"))
        .isEqualTo("before the kill, before the stop");
  }

  @Test
  void a_database_is_created_once_with_an_owner_that_can_sign_in_to_it_alone() throws SQLException {
    server.createDatabase("orders", "clerk", "first");
    server.createDatabase("orders", "clerk", "it's another");
    server.createDatabase("bills", "accountant", "third");

    try (Connection clerk = connect("orders", "clerk");
        Statement sql = clerk.createStatement()) {
      sql.execute("CREATE TABLE invoice (id int)");
    }
    assertThatThrownBy(() -> connect("bills", "clerk").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }

  @Test
  void who_is_admitted_to_a_database_can_do_nothing_there_that_its_owner_does_not_allow()
      throws SQLException {
    server.createDatabase("letters", "author", "first");
    server.admit("letters", "copyist", "second");
    server.admit("letters", "copyist", "another");
    server.createDatabase("letters", "author", "first");

    try (Connection copyist = connect("letters", "copyist");
        Statement sql = copyist.createStatement()) {
      for (String statement :
          List.of("CREATE TABLE letter (id int)", "CREATE TEMP TABLE letter (id int)")) {
        assertThatThrownBy(() -> sql.execute(statement))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void letters_beyond_ascii_have_upper_and_lower_case() throws SQLException {
    assertThat(ask("SELECT lower('ÄÉŠ')")).isEqualTo("äéš");
  }

  @Test
  void a_folder_in_use_is_refused() {
    assertThatThrownBy(() -> PostgresServer.start(folder, 0))
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("in use");
  }

  private Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(database), user, "");
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = connect("postgres", PostgresServer.SUPERUSER);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private String ask(String question) throws SQLException {
    try (Connection connection = connect("postgres", PostgresServer.SUPERUSER);
        Statement sql = connection.createStatement();
        ResultSet answer = sql.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
