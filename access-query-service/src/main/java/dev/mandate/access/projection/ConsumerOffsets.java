package dev.mandate.access.projection;

import dev.mandate.wire.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far each partition has been taken in, stored with what was taken in. */
@Component
final class ConsumerOffsets {
  private static final List<Column<Slice>> ADVANCE =
      List.of(
          Column.smallNumber("partition", Slice::partition),
          Column.number("expected", Slice::from),
          Column.number("next", Slice::next));

  private final JdbcTemplate jdbc;

  ConsumerOffsets(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The offsets from which these partitions have to be read on.
   *
   * @param topicId the topic in which they are read: what is stored about another one is given up
   */
  Map<Integer, Long> read(Collection<Integer> partitions, String topicId) {
    Integer[] wanted = partitions.toArray(Integer[]::new);
    jdbc.update(
        """
        insert into consumer_offset as stored (topic, partition, next_offset, topic_id)
        select ?, partition, 0, ? from unnest(?::integer[]) wanted(partition) order by partition
        on conflict (topic, partition) do update
        set next_offset = case when stored.topic_id is null then stored.next_offset else 0 end,
            topic_id = excluded.topic_id
        where stored.topic_id is distinct from excluded.topic_id
        """,
        Topics.EVENTS,
        topicId,
        wanted);
    return stored(partitions);
  }

  /** The offsets of those of these partitions of which one is stored. */
  Map<Integer, Long> stored(Collection<Integer> partitions) {
    Map<Integer, Long> offsets = new HashMap<>();
    jdbc.query(
        "select partition, next_offset from consumer_offset"
            + " where topic = ? and partition = any(?::integer[])",
        row -> {
          offsets.put(row.getInt("partition"), row.getLong("next_offset"));
        },
        Topics.EVENTS,
        partitions.toArray(Integer[]::new));
    return offsets;
  }

  /**
   * Moves each partition from the offset where its slice begins to the one where it ends.
   *
   * @throws StaleOffsetException if one of them is somewhere else by now
   */
  void advance(List<Slice> slices) {
    String sql =
        """
        update consumer_offset o set next_offset = slice.next
        from %s slice(%s)
        where o.topic = '%s' and o.partition = slice.partition and o.next_offset = slice.expected
        """
            .formatted(Column.rows(ADVANCE), Column.names(ADVANCE), Topics.EVENTS);
    int moved = jdbc.update(sql, statement -> Column.bind(statement, ADVANCE, slices));
    if (moved != slices.size()) {
      throw new StaleOffsetException(
          "another consumer has taken in records of partitions "
              + slices.stream().map(Slice::partition).toList());
    }
  }
}
