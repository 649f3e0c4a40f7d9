package dev.mandate.roles;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mandate.local.PostgresServer;
import dev.mandate.roles.store.Lookups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Real PostgreSQL for tests: one server per test run, a fresh database whenever one is asked for.
 */
public final class TestDatabase implements AutoCloseable {
  private static final Path FOLDER = folder();
  private static final PostgresServer SERVER = PostgresServer.start(FOLDER, 0);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "test";

  private final String name;
  private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();

  private TestDatabase(String name) {
    this.name = name;
    SERVER.createDatabase(name, owner(), PASSWORD);
    SERVER.admit(name, writer(), PASSWORD);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("mandate-test-postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty database with roles of its own. */
  public static TestDatabase empty() {
    return new TestDatabase("command_" + COUNT.incrementAndGet());
  }

  /** A database with the schema of the service. */
  public static TestDatabase migrated() {
    TestDatabase database = empty();
    database.migrate();
    return database;
  }

  /** Runs the migrations that it lacks. */
  public void migrate() {
    Flyway.configure()
        .dataSource(url(), owner(), PASSWORD)
        .placeholders(Map.of("writer", writer()))
        .load()
        .migrate();
  }

  /** Everything that the server has on its disk. */
  public static Disk disk() {
    return new Disk(FOLDER);
  }

  public String url() {
    return SERVER.jdbcUrl(name);
  }

  /** The role that owns the tables. */
  public String owner() {
    return name;
  }

  /** The role that the service has. */
  public String writer() {
    return name + "_writer";
  }

  public String password() {
    return PASSWORD;
  }

  /**
   * A pool of connections of its own, with the rights of the service; it ends with this database.
   */
  public DataSource dataSource() {
    return pool(writer());
  }

  private HikariDataSource pool(String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url() + "?reWriteBatchedInserts=true");
    config.setUsername(user);
    config.setPassword(password());
    config.setMaximumPoolSize(2);
    config.setConnectionInitSql(Lookups.SETTINGS);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** The tables as the service sees them. */
  public JdbcTemplate jdbc() {
    return new JdbcTemplate(dataSource());
  }

  /** The tables as their owner sees them, to do what the service has no right to do. */
  public JdbcTemplate ownerJdbc() {
    return new JdbcTemplate(ownerDataSource());
  }

  /** The same as a pool of its own. */
  public DataSource ownerDataSource() {
    return pool(owner());
  }

  /** Has the server write everything to its files that it has only in memory and its log. */
  public void checkpoint() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url(), PostgresServer.SUPERUSER, null);
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  /** Ends all connections, of which the server has a limited number. */
  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
  }
}
