package dev.mandate.access.projection;

import dev.mandate.access.reading.ReadModel;
import dev.mandate.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
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
  private final ReadPositions positions;
  private final ProjectionStatus status;
  private final ReadModel readModel;
  private final Holds holds;
  private final Duration gather;

  ProjectionListener(
      Projection projection,
      ReadPositions positions,
      ProjectionStatus status,
      ReadModel readModel,
      Holds holds,
      @Value("${mandate.projection.gather}") Duration gather) {
    this.projection = projection;
    this.positions = positions;
    this.status = status;
    this.readModel = readModel;
    this.holds = holds;
    this.gather = gather;
  }

  /** Reads from the beginning until the first records show that the stored offset is needed. */
  @Override
  public void onPartitionsAssigned(
      Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
    forget(assigned.keySet());
    assigned.keySet().forEach(each -> callback.seekToBeginning(Set.of(each)));
  }

  @Override
  public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
    if (revoked != null) {
      forget(revoked);
    }
  }

  /** Without records, too, it is noticed that something has to be read again. */
  @EventListener
  void onIdle(ListenerContainerIdleEvent idle) {
    Consumer<?, ?> consumer = idle.getConsumer();
    ofAnotherTopic(consumer.assignment()).forEach(each -> begin(each, consumer));
    takenBack(consumer.assignment()).forEach(consumer::seek);
    noteLag(consumer);
  }

  @KafkaListener(
      id = Holds.LISTENER,
      groupId = "access-query-service",
      topics = Topics.EVENTS,
      batch = "true")
  void onRecords(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
    Set<TopicPartition> others = ofAnotherTopic(consumer.assignment());
    others.forEach(each -> begin(each, consumer));
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
    takenBack(consumer.assignment()).forEach(consumer::seek);
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
    Set<Integer> learned = positions.learn(byPartition.keySet());
    List<Slice> slices = new ArrayList<>();
    byPartition.forEach(
        (partition, records) -> {
          long from = positions.next(partition);
          if (learned.contains(partition) && records.getFirst().offset() != from) {
            consumer.seek(partition(partition), from);
            released(partition); // what was tried again may be stored after all
          } else {
            slices.add(Decoder.slice(partition, from, records));
          }
        });
    return slices;
  }

  /** Those partitions whose stored offset is about a topic that is no more; it is forgotten. */
  private Set<TopicPartition> ofAnotherTopic(Set<TopicPartition> assigned) {
    Set<TopicPartition> others =
        positions.ofAnotherTopic(numbers(assigned)).stream()
            .map(ProjectionListener::partition)
            .collect(Collectors.toSet());
    forget(others);
    return others;
  }

  /** One by one, because Kafka takes none of them for all of them. */
  private static void begin(TopicPartition partition, Consumer<?, ?> consumer) {
    consumer.seekToBeginning(Set.of(partition));
  }

  /** Where partitions have to be read on of which the database has forgotten the last events. */
  private Map<TopicPartition, Long> takenBack(Set<TopicPartition> assigned) {
    Map<TopicPartition, Long> back = new HashMap<>();
    try {
      positions
          .takenBack(numbers(assigned))
          .forEach((number, next) -> back.put(partition(number), next));
    } catch (DataAccessException e) {
      log.debug("Without the database there is nothing to look back at; tried again", e);
    }
    if (!back.isEmpty()) {
      log.warn("The database has other offsets than it said before; reading on from {}", back);
    }
    return back;
  }

  private void takenIn(Slice slice, Consumer<?, ?> consumer) {
    TopicPartition partition = partition(slice.partition());
    positions.advance(slice.partition(), slice.next());
    status.takenIn(slice.items().size());
    consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(slice.next())), null);
    Obstacle obstacle = slice.obstacle();
    if (obstacle == null) {
      released(slice.partition());
    } else {
      log.error("The projection of partition {} stands still: {}", slice.partition(), obstacle);
      status.troubled(slice.partition(), obstacle.toString());
      holds.hold(partition, obstacle.offset(), consumer);
    }
  }

  /** With the stored offset forgotten, the same records show where to read on. */
  private void realign(
      int number, List<ConsumerRecord<byte[], byte[]>> unread, Consumer<?, ?> consumer) {
    positions.forget(Set.of(number));
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
    positions.forget(Set.of(partition));
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
    Set<Integer> numbers = numbers(partitions);
    positions.forget(numbers);
    partitions.forEach(holds::release);
    status.forget(numbers);
  }

  private void released(int partition) {
    status.recovered(partition);
    holds.release(partition(partition));
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(Topics.EVENTS, number);
  }
}
