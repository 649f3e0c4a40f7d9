package dev.mandate.access.projection;

import dev.mandate.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/** Brings tables that nobody else projects into forward to given offsets, as the listener would. */
public final class CatchUp {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final String topicId;
  private final ConsumerOffsets offsets;
  private final Projection projection;
  private final Map<Integer, Long> stored = new HashMap<>();
  private final Map<Integer, Obstacle> obstacles = new HashMap<>();

  /**
   * Projects into the tables of this data source, from this consumer, which it has for itself.
   *
   * @param topicId the topic that it reads
   */
  public CatchUp(DataSource tables, Consumer<byte[], byte[]> consumer, String topicId) {
    this.consumer = consumer;
    this.topicId = topicId;
    offsets = new ConsumerOffsets(new JdbcTemplate(tables));
    projection = Projection.into(tables);
  }

  /**
   * Takes in every record before these offsets.
   *
   * @param bounds by partition
   * @throws IllegalStateException if one of them cannot be taken in
   */
  public void upTo(Map<Integer, Long> bounds) {
    begin(bounds.keySet());
    Set<Integer> open = open(bounds);
    while (!open.isEmpty()) {
      Set<TopicPartition> others = new HashSet<>(consumer.assignment());
      others.removeAll(partitions(open));
      consumer.pause(others);
      takeIn(consumer.poll(POLL), bounds);
      open = open(bounds);
    }
    if (!obstacles.isEmpty()) {
      throw new IllegalStateException("the events cannot be taken in: " + obstacles.values());
    }
  }

  private void begin(Set<Integer> numbers) {
    stored.clear();
    obstacles.clear();
    stored.putAll(offsets.read(numbers, topicId));
    consumer.assign(partitions(numbers));
    consumer.resume(consumer.assignment()); // the same ones may be paused since the last time
    stored.forEach((number, offset) -> consumer.seek(partition(number), offset));
  }

  /** The partitions that have something left to take in, and nothing that stops them. */
  private Set<Integer> open(Map<Integer, Long> bounds) {
    return bounds.entrySet().stream()
        .filter(bound -> consumer.position(partition(bound.getKey())) < bound.getValue())
        .map(Map.Entry::getKey)
        .filter(number -> !obstacles.containsKey(number))
        .collect(Collectors.toSet());
  }

  private void takeIn(ConsumerRecords<byte[], byte[]> records, Map<Integer, Long> bounds) {
    List<Slice> slices = new ArrayList<>();
    for (TopicPartition partition : records.partitions()) {
      int number = partition.partition();
      long bound = bounds.getOrDefault(number, 0L);
      List<ConsumerRecord<byte[], byte[]>> wanted =
          records.records(partition).stream().filter(each -> each.offset() < bound).toList();
      if (!wanted.isEmpty()) {
        slices.add(Decoder.slice(number, stored.getOrDefault(number, 0L), wanted));
      }
    }
    if (!slices.isEmpty()) {
      note(projection.takeIn(slices));
    }
  }

  /** What one partition brought may be what another one waits for. */
  private void note(List<Slice> taken) {
    boolean advanced = taken.stream().anyMatch(slice -> slice.next() > slice.from());
    if (advanced) {
      obstacles.forEach((number, at) -> consumer.seek(partition(number), at.offset()));
      consumer.resume(partitions(obstacles.keySet()));
      obstacles.clear();
    }
    for (Slice slice : taken) {
      stored.put(slice.partition(), slice.next());
      if (slice.obstacle() != null) {
        obstacles.put(slice.partition(), slice.obstacle());
      }
    }
  }

  private static Set<TopicPartition> partitions(Set<Integer> numbers) {
    return numbers.stream().map(CatchUp::partition).collect(Collectors.toSet());
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(Topics.EVENTS, number);
  }
}
