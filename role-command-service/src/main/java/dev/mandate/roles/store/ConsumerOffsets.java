package dev.mandate.roles.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far the topics of commands were decided, moved in the same transaction as the decisions. The
 * move is a compare and set: a consumer that lost its partition holds an old value and cannot
 * commit.
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
   * Moves partitions on, in a fixed order so that two consumers never wait for each other in a
   * circle.
   *
   * @return those that still stood where the caller expected them, once the exchange has run
   */
  public Supplier<Set<TopicPartition>> advance(
      Exchange exchange, Map<TopicPartition, OffsetMove> moves) {
    if (moves.isEmpty()) {
      return Set::of;
    }
    List<Map.Entry<TopicPartition, OffsetMove>> all = List.copyOf(moves.entrySet());
    Exchange.Rows<TopicPartition> moved =
        exchange.query(
            """
            update consumer_offset o set next_offset = held.next
            from (
              select topic, partition, move.next, move.number
              from consumer_offset stored
              join unnest(?, ?, ?, ?) with ordinality
                as move (topic, partition, expected, next, number) using (topic, partition)
              where stored.next_offset = move.expected
              order by topic, partition for update of stored
            ) as held
            where o.topic = held.topic and o.partition = held.partition
            returning held.number
            """,
            (row, _) -> all.get(row.getInt("number") - 1).getKey(),
            all.stream().map(move -> move.getKey().topic()).toArray(String[]::new),
            all.stream().map(move -> move.getKey().partition()).toArray(Integer[]::new),
            all.stream().map(move -> move.getValue().expected()).toArray(Long[]::new),
            all.stream().map(move -> move.getValue().next()).toArray(Long[]::new));
    return () -> Set.copyOf(moved.get());
  }
}
