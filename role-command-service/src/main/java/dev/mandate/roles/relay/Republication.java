package dev.mandate.roles.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets the relay send all events again, whichever instance is the leader. */
public final class Republication {
  /** The id of no topic. */
  private static final String NONE = "";

  private final JdbcTemplate jdbc;

  /**
   * @param meters told how many events wait, by every instance for all: the store knows
   */
  public Republication(JdbcTemplate jdbc, MeterRegistry meters) {
    this.jdbc = jdbc;
    Gauge.builder("mandate.relay.lag", this, Republication::lag)
        .description("Stored events that wait to be sent to the topic of events")
        .register(meters);
  }

  private long lag() {
    RelayAnswer progress = progress();
    return progress.stored() - progress.sent();
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
