package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Instance;
import dev.mandate.access.testing.Servers;
import dev.mandate.access.testing.TestAuthority;
import dev.mandate.local.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service and a PostgreSQL that lets nobody in without TLS. */
@Timeout(120)
class DatabaseTlsTest {
  private static final String DATABASE = "mandate";
  private static final String HOST = "localhost";

  private static PostgresServer server;
  private static JdbcTemplate superuser;
  private static Path authority;
  private static Path anotherAuthority;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, GeneralSecurityException {
    TestAuthority signing = new TestAuthority(Files.createDirectories(folder.resolve("signing")));
    authority = signing.certificate();
    anotherAuthority =
        new TestAuthority(Files.createDirectories(folder.resolve("another"))).certificate();
    server = PostgresServer.start(folder.resolve("postgres"), 0);
    Servers.makeDatabase(server, DATABASE);
    superuser =
        new JdbcTemplate(
            new DriverManagerDataSource(
                server.jdbcUrl(DATABASE), PostgresServer.SUPERUSER, "unused"));
    requireTls(signing.certify(HOST));
  }

  /** The server writes its files itself, as nobody else but root may read them. */
  private static void requireTls(List<String> certificateAndKey) {
    write("server.crt", certificateAndKey.getFirst());
    write("server.key", certificateAndKey.getLast());
    write("pg_hba.conf", "hostssl all all all trust");
    superuser.execute("alter system set ssl = on");
    superuser.execute("select pg_reload_conf()");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !accepts(address(HOST, "sslmode=disable"), Servers.WRITER));
  }

  private static void write(String file, String text) {
    superuser.execute(
        """
        copy (select line from unnest(string_to_array('%s', e'\\n')) with ordinality l(line, n)
          order by n) to program 'umask 077 && cat > %s'
        """
            .formatted(text, file));
  }

  private static boolean accepts(String url, String role) {
    try {
      DriverManager.getConnection(url, role, Servers.DATABASE_PASSWORD).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_role_of_the_service_comes_by_TLS_when_the_address_says_so() {
    String url = address(HOST, "sslmode=verify-full&sslrootcert=" + authority);
    Map<String, String> settings = Servers.settings(url, Servers.kafka());
    try (Instance service = Instance.start(settings)) {
      assertThat(service.api().get("/v1/partners/nobody").status()).isEqualTo(404);
      assertThat(ask("select count(*) from flyway_schema_history where not success")).isEqualTo(0);
      for (String role : List.of(Servers.WRITER, Servers.READER)) {
        await().atMost(Duration.ofSeconds(30)).until(() -> sessions(role, true) > 0);
        assertThat(sessions(role, false)).as(role).isZero();
      }
    }
  }

  private static long sessions(String role, boolean encrypted) {
    return ask(
        """
        select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
        where usename = '%s' and ssl = %s
        """
            .formatted(role, encrypted));
  }

  private static long ask(String question) {
    Long answer = superuser.queryForObject(question, Long.class);
    return answer == null ? 0 : answer;
  }

  @Test
  void no_server_is_talked_to_that_has_another_name_or_that_another_authority_certified() {
    assertThat(
            accepts(address(HOST, "sslmode=verify-full&sslrootcert=" + authority), Servers.OWNER))
        .isTrue();
    expectDistrust(
        address("127.0.0.1", "sslmode=verify-full&sslrootcert=" + authority),
        "could not be verified");
    expectDistrust(
        address(HOST, "sslmode=verify-full&sslrootcert=" + anotherAuthority), "SSL error");
  }

  private static void expectDistrust(String url, String message) {
    assertThatThrownBy(
            () -> DriverManager.getConnection(url, Servers.OWNER, Servers.DATABASE_PASSWORD))
        .as(url)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
  }

  private static String address(String host, String parameters) {
    return "jdbc:postgresql://%s:%d/%s?%s".formatted(host, server.port(), DATABASE, parameters);
  }
}
