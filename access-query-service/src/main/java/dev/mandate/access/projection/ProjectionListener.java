package dev.mandate.access.projection;

import dev.mandate.access.reading.ReadModel;
import dev.mandate.access.topic.TopicIdentity;
import dev.mandate.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;

/**
 * Reads the events from Kafka. The stored offset decides where to read on, not the one that Kafka
 * keeps for the group: that one is for whoever watches the lag.
 *
 * <p>Nothing is ever skipped. Whatever goes wrong, be it a record that cannot be taken in or a
 * database that does not answer, the partition is set back to the first record that is not stored,
 * pauses for a while and tries again; the other partitions go on.
 */
@Component
final class ProjectionListener implements ConsumerSeekAware {
  private static final Logger log = LoggerFactory.getLogger(ProjectionListener.class);

  /** A poll that brings so many shows that more are waiting already. */
  private static final int MANY = 500;

  private final Projection projection;
  private final ConsumerOffsets offsets;
  private final ProjectionStatus status;
  private final ReadModel readModel;
  private final Holds holds;
  private final Duration gather;

  private final TopicIdentity topic;

  /** The stored offset of each partition, as far as this instance knows it. */
  private final Map<Integer, Stored> stored = new ConcurrentHashMap<>();

  /** The next offset to take in from a topic. */
  private record Stored(String topicId, long next) {}

  ProjectionListener(
      Projection projection,
      ConsumerOffsets offsets,
      ProjectionStatus status,
      ReadModel readModel,
      Holds holds,
      TopicIdentity topic,
      @Value("${mandate.projection.gather}") Duration gather) {
    this.projection = projection;
    this.offsets = offsets;
    this.status = status;
    this.readModel = readModel;
    this.holds = holds;
    this.topic = topic;
    this.gather = gather;
  }

  /** Reads from the beginning until the first records show that the stored offset is needed. */
  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
    forget(assigned.keySet());
    callback.seekToBeginning(assigned.keySet());
  }

  @Override
  public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
    if (revoked != null) {
      forget(revoked);
    }
  }

  /** Without records, too, it is noticed that the topic is another one. */
  @Override
  public void onIdleContainer(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
    Set<TopicPartition> others = ofAnotherTopic(assigned.keySet());
    forget(others);
    callback.seekToBeginning(others);
  }

  @KafkaListener(
      id = Holds.LISTENER,
      groupId = "access-query-service",
      topics = Topics.EVENTS,
      batch = "true")
  void onRecords(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    Set<TopicPartition> others = ofAnotherTopic(consumer.assignment());
    forget(others);
    consumer.seekToBeginning(others);
    Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition =
        records.stream()
            .filter(each -> !others.contains(partition(each.partition())))
            .collect(
                Collectors.groupingBy(
                    ConsumerRecord::partition, TreeMap::new, Collectors.toList()));
    try {
      List<Slice> slices = slices(byPartition, consumer);
      if (!slices.isEmpty()) {
        projection.takeIn(slices).forEach(slice -> takenIn(slice, consumer));
        readModel.advanced();
      }
    } catch (StaleOffsetException e) {
      log.info("Reading on from what is stored: {}", e.getMessage());
      byPartition.forEach((partition, unread) -> realign(partition, unread, consumer));
    } catch (RuntimeException e) {
      log.error("Events could not be taken in and are tried again", e);
      byPartition.forEach((partition, unread) -> retry(partition, unread, e, consumer));
    }
    noteLag(consumer);
    if (records.size() < MANY) {
      letMoreGather();
    }
  }

  /** A transaction costs much the same for one event and for dozens. */
  private void letMoreGather() {
    try {
      Thread.sleep(gather);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever wants this thread to end is obeyed by the poll
    }
  }

  /**
   * Decodes the records of those partitions that are read from where they should be; sets the
   * others to the stored offset.
   */
  private List<Slice> slices(
      Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition, Consumer<?, ?> consumer) {
    Set<Integer> unknown = new HashSet<>(byPartition.keySet());
    unknown.removeAll(stored.keySet());
    if (!unknown.isEmpty()) {
      String topicId = presentTopic();
      offsets
          .read(unknown, topicId)
          .forEach((partition, next) -> stored.put(partition, new Stored(topicId, next)));
    }
    List<Slice> slices = new ArrayList<>();
    byPartition.forEach(
        (partition, records) -> {
          long from = Objects.requireNonNull(stored.get(partition)).next();
          if (unknown.contains(partition) && records.getFirst().offset() != from) {
            consumer.seek(partition(partition), from);
          } else {
            slices.add(Decoder.slice(partition, from, records));
          }
        });
    return slices;
  }

  private String presentTopic() {
    String id = topic.id();
    if (id == null) {
      throw new IllegalStateException("the brokers have not told yet which topic this is");
    }
    return id;
  }

  /** Those partitions whose stored offset is about a topic that is no more. */
  private Set<TopicPartition> ofAnotherTopic(Set<TopicPartition> assigned) {
    String present = topic.id();
    return assigned.stream()
        .filter(each -> isOfAnother(present, stored.get(each.partition())))
        .collect(Collectors.toSet());
  }

  private static boolean isOfAnother(@Nullable String present, @Nullable Stored known) {
    return known != null && !known.topicId().equals(present);
  }

  private void takenIn(Slice slice, Consumer<?, ?> consumer) {
    TopicPartition partition = partition(slice.partition());
    stored.computeIfPresent(
        slice.partition(), (_, before) -> new Stored(before.topicId(), slice.next()));
    status.takenIn(slice.items().size());
    consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(slice.next())), null);
    Obstacle obstacle = slice.obstacle();
    if (obstacle == null) {
      status.recovered(slice.partition());
      holds.release(partition);
    } else {
      log.error("The projection of partition {} stands still: {}", slice.partition(), obstacle);
      status.troubled(slice.partition(), obstacle.toString());
      holds.hold(partition, obstacle.offset(), consumer);
    }
  }

  /** With the stored offset forgotten, the same records show where to read on. */
  private void realign(
      int number, List<ConsumerRecord<byte[], byte[]>> unread, Consumer<?, ?> consumer) {
    stored.remove(number);
    TopicPartition partition = partition(number);
    if (consumer.assignment().contains(partition)) {
      consumer.seek(partition, unread.getFirst().offset());
    }
  }

  /** Forgets the stored offset, too: perhaps the records have been stored after all. */
  private void retry(
      int partition,
      List<ConsumerRecord<byte[], byte[]>> unread,
      RuntimeException e,
      Consumer<?, ?> consumer) {
    stored.remove(partition);
    status.troubled(
        partition,
        "partition %d cannot be taken in at present (%s); the log says more"
            .formatted(
                partition, NestedExceptionUtils.getMostSpecificCause(e).getClass().getName()));
    holds.hold(partition(partition), unread.getFirst().offset(), consumer);
  }

  private void noteLag(Consumer<?, ?> consumer) {
    for (TopicPartition partition : consumer.assignment()) {
      consumer
          .currentLag(partition)
          .ifPresent(records -> status.lagOf(partition.partition(), records));
    }
  }

  private void forget(Collection<TopicPartition> partitions) {
    Set<Integer> numbers =
        partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    stored.keySet().removeAll(numbers);
    partitions.forEach(holds::release);
    status.forget(numbers);
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(Topics.EVENTS, number);
  }
}
