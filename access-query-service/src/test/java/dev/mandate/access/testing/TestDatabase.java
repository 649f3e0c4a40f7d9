package dev.mandate.access.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mandate.access.reading.ReadingDatabase;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database of its own with the tables of the service, seen as each of its roles. */
public final class TestDatabase implements AutoCloseable {
  private final String url = Servers.newDatabase();
  private final HikariDataSource owner = pool(Servers.OWNER, 2);
  private final HikariDataSource writer = pool(Servers.WRITER, 4);
  private final HikariDataSource reader = pool(Servers.READER, 4);
  private final ReadingDatabase reading = new ReadingDatabase(reader);

  public TestDatabase() {
    Flyway.configure().dataSource(owner).placeholders(Servers.PLACEHOLDERS).load().migrate();
  }

  private HikariDataSource pool(String user, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(Servers.DATABASE_PASSWORD);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    // As the service does.
    config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
    return new HikariDataSource(config);
  }

  /** The tables as the projection sees them. */
  public DataSource dataSource() {
    return writer;
  }

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(writer);
  }

  public JdbcTransactionManager transactions() {
    return new JdbcTransactionManager(writer);
  }

  /** The tables as those see them who answer. */
  public ReadingDatabase reading() {
    return reading;
  }

  /** The sessions of the role that reads, told what was asked last. */
  public DataSource readerSessions() {
    return reader;
  }

  /** New sessions of the role that reads, before anybody has told them what they may see. */
  public DataSource newReaderSessions() {
    return new DriverManagerDataSource(url, Servers.READER, Servers.DATABASE_PASSWORD);
  }

  /** New sessions of some role of the server. */
  public JdbcTemplate jdbcOf(String role) {
    return new JdbcTemplate(new DriverManagerDataSource(url, role, Servers.DATABASE_PASSWORD));
  }

  /** The tables as their owner sees them, to do what the service has no right to do. */
  public JdbcTemplate ownerJdbc() {
    return new JdbcTemplate(owner);
  }

  /** The same as a pool. */
  public DataSource ownerDataSource() {
    return owner;
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
    owner.close();
  }
}
