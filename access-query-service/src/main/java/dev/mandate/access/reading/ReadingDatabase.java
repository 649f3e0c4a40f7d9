package dev.mandate.access.reading;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables as those see them who answer: with a role that can read and nothing else, and no more
 * rows than {@link ReadScope} says.
 */
public final class ReadingDatabase {
  private final DataSource sessions;

  /**
   * Reads through sessions of a pool.
   *
   * @param pool has sessions of the role that reads
   */
  public ReadingDatabase(DataSource pool) {
    sessions = new ScopedSessions(pool);
  }

  /** Asks through this. */
  public JdbcClient client() {
    return JdbcClient.create(sessions);
  }

  /** The same for whoever reads rows in portions; each call makes one to be set up. */
  public JdbcTemplate jdbc() {
    return new JdbcTemplate(sessions);
  }

  /** Lets all questions of a transaction see one moment. */
  public TransactionTemplate snapshots() {
    TransactionTemplate snapshots = new TransactionTemplate(new JdbcTransactionManager(sessions));
    snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshots.setReadOnly(true);
    return snapshots;
  }
}
