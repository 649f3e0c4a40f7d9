package dev.mandate.roles.deadletters;

import dev.mandate.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the topic of dead letters for one request, and ends in time.
 *
 * <p>All methods throw {@link org.apache.kafka.common.KafkaException} if Kafka does not answer.
 */
final class DeadLetterReader implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final long deadline;

  DeadLetterReader(Consumer<byte[], byte[]> consumer, Duration limit) {
    this.consumer = consumer;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /** What every partition holds now. */
  Map<Integer, Offsets> held() {
    List<PartitionInfo> known = consumer.partitionsFor(Topics.COMMANDS_DLT, remaining());
    if (known.isEmpty()) {
      throw new TimeoutException("The topic " + Topics.COMMANDS_DLT + " does not exist yet");
    }
    List<TopicPartition> partitions =
        known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    // Kafka warns about every partition of which somebody asks for offsets and does not read it.
    consumer.assign(partitions);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, remaining());
    Map<Integer, Offsets> held = new TreeMap<>();
    consumer
        .endOffsets(partitions, remaining())
        .forEach(
            (p, next) -> held.put(p.partition(), new Offsets(first.getOrDefault(p, next), next)));
    return held;
  }

  /** Makes something of each record of a part, without keeping the records. */
  <T> List<T> read(int partition, Offsets offsets, Function<ConsumerRecord<byte[], byte[]>, T> as) {
    TopicPartition from = new TopicPartition(Topics.COMMANDS_DLT, partition);
    consumer.assign(List.of(from));
    consumer.seek(from, offsets.first());
    List<T> read = new ArrayList<>();
    while (consumer.position(from, remaining()) < offsets.next()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(remaining())) {
        if (offsets.contains(record.offset())) {
          read.add(as.apply(record));
        }
      }
    }
    return read;
  }

  private Duration remaining() {
    Duration remaining = Duration.ofNanos(deadline - System.nanoTime());
    if (!remaining.isPositive()) {
      throw new TimeoutException("Kafka did not give all dead letters in time");
    }
    return remaining;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
  }
}
