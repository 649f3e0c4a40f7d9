package dev.mandate.access.replica;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Notices that other tables answer than those that a replica was loaded from, as after a rebuild.
 * What was wrong in the tables before may be wrong in the replica, too.
 */
final class TableWatch {
  private static final Logger log = LoggerFactory.getLogger(TableWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final ReplicaLoader loader;
  private final long loadedFrom;
  private long lookedAt = System.nanoTime();

  TableWatch(ReplicaLoader loader, Loaded loaded) {
    this.loader = loader;
    this.loadedFrom = loaded.tables();
  }

  /** Whether that is so, as far as the last look says. */
  boolean seesOthers() {
    if (System.nanoTime() - lookedAt < PERIOD.toNanos()) {
      return false;
    }
    lookedAt = System.nanoTime();
    try {
      return loader.tables() != loadedFrom;
    } catch (DataAccessException | TransactionException e) {
      log.debug("Without the database the replica goes on as it is", e);
      return false;
    }
  }
}
