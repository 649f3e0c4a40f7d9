package dev.mandate.roles.relay;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far a renewal of the topics is, as it stands in the database: whatever fails in between, any
 * instance goes on from there.
 *
 * @param position the erasures up to here have reached the topics
 * @param step what was done last
 * @param since when that was
 * @param segmentMs what the topic of events gets back as {@code segment.ms}; null for nothing of
 *     its own
 * @param covers the renewal under way is for the erasures up to here
 * @param fillTo up to where the topic has to be filled again
 */
record RenewalState(
    long position, Step step, Instant since, @Nullable String segmentMs, long covers, long fillTo) {
  /** What a renewal consists of, in this order. */
  enum Step {
    /** None is under way. */
    NONE,
    /** The settings of the topic of events are noted. */
    NOTED,
    /** That topic begins new segments all the time. */
    ROLLING,
    /** It is to be emptied and filled again. */
    FILLING
  }

  static RenewalState read(JdbcTemplate jdbc) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select * from topic_renewal",
            (row, _) ->
                new RenewalState(
                    row.getLong("position"),
                    Step.valueOf(row.getString("step")),
                    row.getTimestamp("since").toInstant(),
                    row.getString("segment_ms"),
                    row.getLong("covers"),
                    row.getLong("fill_to"))));
  }

  /**
   * Puts this in the place of another state.
   *
   * @return false if another instance was faster, so that nothing is written
   */
  boolean replace(RenewalState before, JdbcTemplate jdbc) {
    return jdbc.update(
            """
            update topic_renewal set position = ?, step = ?, since = ?::timestamptz, segment_ms = ?,
                                     covers = ?, fill_to = ?
            where step = ? and since = ?::timestamptz
            """,
            position,
            step.name(),
            since.toString(),
            segmentMs,
            covers,
            fillTo,
            before.step.name(),
            before.since.toString())
        == 1;
  }

  RenewalState noted(@Nullable String ownSegmentMs, Instant now) {
    return new RenewalState(position, Step.NOTED, now, ownSegmentMs, covers, fillTo);
  }

  RenewalState rolling(long stored, Instant now) {
    return new RenewalState(position, Step.ROLLING, now, segmentMs, stored, fillTo);
  }

  RenewalState filling(long stored, Instant now) {
    return new RenewalState(position, Step.FILLING, now, segmentMs, covers, stored);
  }

  RenewalState done(Instant now) {
    return new RenewalState(covers, Step.NONE, now, null, covers, fillTo);
  }
}
