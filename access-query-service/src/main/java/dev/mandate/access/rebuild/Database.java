package dev.mandate.access.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of the read model, as the role sees it that owns the tables. Statements may take as
 * long as they need here: an index of many rows is nothing that a service would wait for.
 *
 * @param placeholders what the migrations call the other roles, and where the live views are
 */
record Database(
    String url,
    @Nullable String user,
    @Nullable String password,
    Map<String, String> placeholders) {
  static final String APPLICATION = "rebuild";

  /** A session of its own, for one thread. */
  static final class Session implements AutoCloseable {
    private final SingleConnectionDataSource dataSource;
    private final JdbcTemplate jdbc;

    private Session(Connection connection) {
      dataSource = new SingleConnectionDataSource(connection, true);
      jdbc = new JdbcTemplate(dataSource);
    }

    SingleConnectionDataSource dataSource() {
      return dataSource;
    }

    JdbcTemplate jdbc() {
      return jdbc;
    }

    TransactionTemplate transactions() {
      return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public void close() {
      dataSource.destroy();
    }
  }

  /** A session in which names mean the live tables. */
  Session session() {
    return new Session(connect(dataSource()));
  }

  /** A session in which names mean the tables of this schema. */
  Session session(String schema) {
    PGSimpleDataSource dataSource = dataSource();
    dataSource.setCurrentSchema(schema);
    return new Session(connect(dataSource));
  }

  /** The migrations of the service. */
  FluentConfiguration migrations() {
    return Flyway.configure().dataSource(dataSource()).placeholders(placeholders);
  }

  /** The same for a generation that is not live, whose views are beside its tables. */
  FluentConfiguration migrations(String schema) {
    Map<String, String> own = new HashMap<>(placeholders);
    own.put(Generations.REPORTING, schema);
    return migrations().schemas(schema).placeholders(own);
  }

  PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    dataSource.setUser(user);
    dataSource.setPassword(password);
    dataSource.setApplicationName(APPLICATION);
    dataSource.setTcpKeepAlive(true);
    return dataSource;
  }

  private static Connection connect(PGSimpleDataSource dataSource) {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new RebuildException(
          "the database %s cannot be reached: %s"
              .formatted(dataSource.getURL().replaceFirst("\\?.*", ""), e.getMessage()),
          e);
    }
  }
}
