package dev.mandate.roles.store;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far the command topic was decided, moved in the same transaction as the decisions. The move
 * is a compare and set: a consumer that lost its partition holds an old value and cannot commit.
 */
public final class ConsumerOffsets {
  private final JdbcTemplate jdbc;

  public ConsumerOffsets(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The next offset to decide; 0 for a partition that was never consumed. */
  public long next(TopicPartition partition) {
    List<Long> stored =
        jdbc.queryForList(
            "select next_offset from consumer_offset where topic = ? and partition = ?",
            Long.class,
            partition.topic(),
            partition.partition());
    if (!stored.isEmpty()) {
      return stored.getFirst();
    }
    jdbc.update(
        "insert into consumer_offset (topic, partition, next_offset) values (?, ?, 0) on conflict"
            + " do nothing",
        partition.topic(),
        partition.partition());
    return next(partition);
  }

  /**
   * Moves a partition on.
   *
   * @return whether it still stood where the caller expected it
   */
  public boolean advance(TopicPartition partition, long expected, long next) {
    return jdbc.update(
            "update consumer_offset set next_offset = ? where topic = ? and partition = ? and"
                + " next_offset = ?",
            next,
            partition.topic(),
            partition.partition(),
            expected)
        == 1;
  }
}
