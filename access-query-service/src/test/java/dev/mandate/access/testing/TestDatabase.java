package dev.mandate.access.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database of its own with the tables of the service. */
public final class TestDatabase implements AutoCloseable {
  private final HikariDataSource dataSource;

  public TestDatabase() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Servers.newDatabase());
    config.setUsername(Servers.DATABASE_USER);
    config.setPassword(Servers.DATABASE_PASSWORD);
    config.setMaximumPoolSize(4);
    // As the service does.
    config.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan");
    dataSource = new HikariDataSource(config);
    Flyway.configure().dataSource(dataSource).load().migrate();
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(dataSource);
  }

  public JdbcTransactionManager transactions() {
    return new JdbcTransactionManager(dataSource);
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
