package dev.mandate.roles.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions whose every statement looks rows up by the keys that a batch brought, be it one or
 * thousands. One plan is right for all: a lookup in the index for each key. Left to itself,
 * PostgreSQL plans each time anew, and reads the whole of a table that grows faster than its
 * statistics.
 */
@SuppressWarnings("serial") // its parent can be serialized, which nobody does
public final class LookupTransactionManager extends JdbcTransactionManager {
  private static final String ONE_PLAN_BY_INDEX =
      """
      set local plan_cache_mode = force_generic_plan;
      set local enable_seqscan = off;
      set local enable_hashjoin = off;
      set local enable_mergejoin = off
      """;

  public LookupTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    try (Statement settings = connection.createStatement()) {
      settings.execute(ONE_PLAN_BY_INDEX);
    }
  }
}
