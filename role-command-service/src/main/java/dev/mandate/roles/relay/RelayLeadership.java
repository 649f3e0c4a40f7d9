package dev.mandate.roles.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes one instance the relay: a lock that lives as long as its database session. The checkpoint
 * is read and written on the same session, so an instance that lost the lock cannot move it.
 */
public final class RelayLeadership {
  /** Any number, the same in every instance, used for nothing else. */
  private static final long LOCK = 0x6d616e64617465L;

  /** The leader asks for events all the time, so a session that is silent this long is frozen. */
  private static final String FROZEN_LEADER_LOSES_ITS_SESSION = "set idle_session_timeout = '10s'";

  /**
   * Without waiting for the disk, and only in this statement: a checkpoint that a crash of the
   * database takes back only sends some events again.
   */
  private static final String ADVANCE =
      "update relay_checkpoint set position = ?"
          + " where set_config('synchronous_commit', 'off', true) = 'off'";

  private final DataSource dataSource;

  public RelayLeadership(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Begins a term as the leader, or answers null while another instance is. */
  @Nullable Term tryAcquire() throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      connection.setAutoCommit(true);
      if (query(connection, "select pg_try_advisory_lock(?)::int", LOCK) == 1) {
        execute(connection, FROZEN_LEADER_LOSES_ITS_SESSION);
        return new Term(connection);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    return null;
  }

  private static long query(Connection connection, String sql, long parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The time from winning the lock to losing or giving it back. */
  static final class Term implements AutoCloseable {
    private final Connection connection;
    private long position;

    private Term(Connection connection) throws SQLException {
      this.connection = connection;
      try (PreparedStatement select =
              connection.prepareStatement("select position from relay_checkpoint");
          ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("The table relay_checkpoint has lost its row");
        }
        position = row.getLong(1);
      }
    }

    /** The session that holds the lock. */
    Connection connection() {
      return connection;
    }

    /** The global position up to which every event was sent. */
    long position() {
      return position;
    }

    /** The id of the topic in which the events are up to {@link #position}; null if unknown. */
    @Nullable String topicId() throws SQLException {
      try (PreparedStatement select =
              connection.prepareStatement("select topic_id from relay_checkpoint");
          ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }

    /** Notes in which topic the events are. */
    void noteTopic(String topicId) throws SQLException {
      note(topicId, position);
    }

    /** Notes that no event is in this topic yet. */
    void beginAnew(String topicId) throws SQLException {
      note(topicId, 0);
      position = 0;
    }

    private void note(String topicId, long sent) throws SQLException {
      try (PreparedStatement update =
          connection.prepareStatement("update relay_checkpoint set topic_id = ?, position = ?")) {
        update.setString(1, topicId);
        update.setLong(2, sent);
        update.executeUpdate();
      }
    }

    /** Notes that every event up to a position was sent. */
    void advance(long sent) throws SQLException {
      try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
        update.setLong(1, sent);
        update.executeUpdate();
      }
      position = sent;
    }

    @Override
    public void close() throws SQLException {
      // The session goes back to the pool, so the lock must be given back explicitly.
      try (connection) {
        execute(connection, "reset idle_session_timeout");
        query(connection, "select pg_advisory_unlock(?)::int", LOCK);
      }
    }
  }
}
