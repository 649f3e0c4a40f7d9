package dev.mandate.access.rebuild;

import dev.mandate.access.projection.CatchUp;
import dev.mandate.access.rebuild.Database.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.dao.DataAccessException;

/** A generation that is to take over from the live one, and never gets ahead of it. */
final class Candidate implements AutoCloseable {
  /** With so little missing, the projection may wait for it. */
  private static final long NEAR = 2000;

  /** What PostgreSQL says when a lock did not come in time. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final int ROUNDS = 10;
  private static final int ATTEMPTS = 300;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String schema;
  private final Generations generations;
  private final Session live;
  private final Session own;
  private final Consumer<byte[], byte[]> consumer;
  private final String topicId;
  private final CatchUp catchUp;
  private final Progress progress;

  /**
   * Opens it.
   *
   * @param schema where it is
   * @param live a session in which names mean the live tables
   */
  Candidate(
      String schema, Database database, Session live, EventTopicReader topic, Progress progress) {
    this.schema = schema;
    this.live = live;
    this.progress = progress;
    generations = new Generations(live.jdbc());
    own = database.session(schema);
    consumer = topic.consumer();
    topicId = topic.id();
    catchUp = new CatchUp(own.dataSource(), consumer, topicId);
  }

  /** Takes in what the live one has taken in, until little is missing. */
  void comeNear() {
    progress.begin("catching up");
    for (int round = 0; round < ROUNDS; round++) {
      long missing = missing();
      catchUp();
      progress.add(missing);
      if (missing <= NEAR) {
        break;
      }
    }
    progress.end();
  }

  /**
   * Does something at a point that both have reached exactly, while the projection waits; in a
   * transaction of the live session.
   */
  void atOnePoint(Runnable action) {
    live.transactions()
        .executeWithoutResult(
            _ -> {
              generations.holdWriters();
              catchUp();
              action.run();
            });
  }

  /**
   * Becomes the live one.
   *
   * @param check looks at both at the point of the exchange, and throws if it must not be
   * @throws RebuildException if somebody reads from the live one for too long
   */
  void takeOver(Runnable check) {
    progress.begin("taking over");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (hasTakenOver(check)) {
        progress.end();
        return;
      }
      pause();
    }
    throw new RebuildException(
        "somebody reads from the live tables without an end, so that they cannot be exchanged; "
            + "select pid, query from pg_stat_activity shows who. Nothing has changed");
  }

  /** Whoever reads for long, such as a dump, is waited for without anybody waiting for us. */
  private boolean hasTakenOver(Runnable check) {
    try {
      atOnePoint(
          () -> {
            check.run();
            generations.takeOver(schema);
          });
      return true;
    } catch (DataAccessException e) {
      if (isLockTimeout(e)) {
        progress.say("waiting for whoever reads from the live tables at present");
        return false;
      }
      throw e;
    }
  }

  private static boolean isLockTimeout(DataAccessException e) {
    return e.getRootCause() instanceof SQLException cause
        && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
  }

  private long missing() {
    Map<Integer, Long> reached = generations.offsets(schema, topicId);
    return generations.offsets(generations.live(), topicId).entrySet().stream()
        .mapToLong(bound -> bound.getValue() - reached.getOrDefault(bound.getKey(), 0L))
        .sum();
  }

  private void catchUp() {
    try {
      catchUp.upTo(generations.offsets(generations.live(), topicId));
    } catch (IllegalStateException e) {
      throw new RebuildException(
          "schema %s cannot be brought to where the live tables are: %s. Nothing has changed"
              .formatted(schema, e.getMessage()),
          e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildException("interrupted before the exchange; nothing has changed", e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    own.close();
  }
}
