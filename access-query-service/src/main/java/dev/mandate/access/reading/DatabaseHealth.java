package dev.mandate.access.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Down while one of the roles that the service works with does not reach the database. They are
 * asked at the same time: one after the other would take longer, in an outage, than a probe waits.
 */
final class DatabaseHealth extends AbstractHealthIndicator {
  private static final int ANSWER_LIMIT_SECONDS = 5;

  private final List<DataSource> pools;

  DatabaseHealth(DataSource... pools) {
    super("PostgreSQL does not answer");
    this.pools = List.of(pools);
  }

  @Override
  protected void doHealthCheck(Health.Builder health) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers =
          pools.stream().map(pool -> threads.submit(() -> answers(pool))).toList();
      boolean all = true;
      for (Future<Boolean> answer : answers) {
        all &= answer.get();
      }
      health.status(all ? Status.UP : Status.DOWN);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static boolean answers(DataSource pool) throws SQLException {
    try (Connection session = pool.getConnection()) {
      return session.isValid(ANSWER_LIMIT_SECONDS);
    }
  }
}
