package dev.mandate.roles.relay;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets the relay send all events again, whichever instance is the leader. */
public final class Republication {
  /** The id of no topic. */
  private static final String NONE = "";

  private final JdbcTemplate jdbc;

  public Republication(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The leader sees within a second that its checkpoint is about no topic that there is. */
  void request() {
    jdbc.update("update relay_checkpoint set topic_id = ?", NONE);
  }

  /** How far the relay is. */
  RelayAnswer progress() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select case when topic_id = ? then 0 else position end,
                   (select coalesce(max(global_position), 0) from event)
            from relay_checkpoint
            """,
            (row, _) -> new RelayAnswer(row.getLong(1), row.getLong(2)),
            NONE));
  }
}
