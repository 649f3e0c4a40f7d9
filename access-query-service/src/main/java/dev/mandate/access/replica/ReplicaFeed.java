package dev.mandate.access.replica;

import dev.mandate.wire.EventCodec;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Topics;
import dev.mandate.wire.UnreadableException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the events of all partitions into a replica, from the offsets on where it was loaded. */
final class ReplicaFeed {
  private static final Logger log = LoggerFactory.getLogger(ReplicaFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final Replica replica;
  private final ReplicaStatus status;
  private final Map<TopicPartition, Long> held = new HashMap<>();
  private final Map<TopicPartition, Long> target;

  private ReplicaFeed(
      Consumer<byte[], byte[]> consumer,
      Replica replica,
      ReplicaStatus status,
      Map<TopicPartition, Long> target) {
    this.consumer = consumer;
    this.replica = replica;
    this.status = status;
    this.target = target;
  }

  /** Begins at the offsets where the replica was loaded. */
  static ReplicaFeed start(Consumer<byte[], byte[]> consumer, Loaded loaded, ReplicaStatus status) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.EVENTS).stream()
            .map(partition -> new TopicPartition(Topics.EVENTS, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new TopicMissingException();
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    partitions.forEach(partition -> seek(consumer, partition, loaded.offsets()));
    return new ReplicaFeed(consumer, loaded.replica(), status, consumer.endOffsets(partitions));
  }

  private static void seek(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, Map<Integer, Long> offsets) {
    Long next = offsets.get(partition.partition());
    if (next != null) {
      consumer.seek(partition, next);
    }
  }

  /**
   * Takes in what has come.
   *
   * @return whether anything has
   */
  boolean poll() {
    resumeHeld();
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    for (TopicPartition partition : records.partitions()) {
      takeIn(partition, records.records(partition));
    }
    status.lagIs(lag());
    return !records.isEmpty();
  }

  /** Whether everything is in that was there at the start. */
  boolean hasCaughtUp() {
    return target.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Whether the topic has got more partitions since the start. */
  boolean missesPartitions() {
    return consumer.partitionsFor(Topics.EVENTS).size() > target.size();
  }

  private void takeIn(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> message : records) {
      try {
        replica.apply(EventCodec.read(KafkaBinding.read(message.headers(), message.value())));
      } catch (UnreadableException | GapException e) {
        hold(partition, message.offset(), e);
        return;
      }
    }
    status.goesOn(partition.partition());
  }

  /** Nothing is skipped: the partition waits, and tries the same record again. */
  private void hold(TopicPartition partition, long offset, Exception e) {
    log.error(
        "The replica of partition {} stands still at offset {}: {}",
        partition.partition(),
        offset,
        e.getMessage());
    status.troubled(
        partition.partition(),
        "the record at offset %d of partition %d cannot be taken in: %s"
            .formatted(offset, partition.partition(), e.getMessage()));
    consumer.seek(partition, offset);
    consumer.pause(Set.of(partition));
    held.put(partition, System.nanoTime() + PAUSE.toNanos());
  }

  private void resumeHeld() {
    long now = System.nanoTime();
    Collection<TopicPartition> due = new HashSet<>();
    held.forEach(
        (partition, until) -> {
          if (now - until >= 0) {
            due.add(partition);
          }
        });
    consumer.resume(due);
    held.keySet().removeAll(due);
  }

  private long lag() {
    return target.keySet().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }
}
