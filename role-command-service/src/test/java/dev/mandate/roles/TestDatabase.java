package dev.mandate.roles;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mandate.local.PostgresServer;
import dev.mandate.roles.store.Lookups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Real PostgreSQL for tests: one server per test run, a fresh database whenever one is asked for.
 */
public final class TestDatabase implements AutoCloseable {
  private static final PostgresServer SERVER = start();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "test";

  private final String name;
  private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();

  private TestDatabase(String name) {
    this.name = name;
  }

  private static PostgresServer start() {
    try {
      return PostgresServer.start(Files.createTempDirectory("mandate-test-postgres"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty database with a user of its own. */
  public static TestDatabase empty() {
    String name = "command_" + COUNT.incrementAndGet();
    SERVER.createDatabase(name, name, PASSWORD);
    return new TestDatabase(name);
  }

  /** A database with the schema of the service. */
  public static TestDatabase migrated() {
    TestDatabase database = empty();
    Flyway.configure().dataSource(database.url(), database.user(), PASSWORD).load().migrate();
    return database;
  }

  public String url() {
    return SERVER.jdbcUrl(name);
  }

  public String user() {
    return name;
  }

  public String password() {
    return PASSWORD;
  }

  /** A pool of connections of its own; it ends with this database. */
  public DataSource dataSource() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url() + "?reWriteBatchedInserts=true");
    config.setUsername(user());
    config.setPassword(password());
    config.setMaximumPoolSize(2);
    config.setConnectionInitSql(Lookups.SETTINGS);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(dataSource());
  }

  /** Ends all connections, of which the server has a limited number. */
  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
  }
}
