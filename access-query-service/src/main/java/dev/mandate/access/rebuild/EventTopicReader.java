package dev.mandate.access.rebuild;

import dev.mandate.brokers.Brokers;
import dev.mandate.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The topic of the events, read outside any consumer group. */
final class EventTopicReader {
  private static final int FETCH_BYTES = 4 << 20;

  private final Map<String, Object> properties;
  private final Brokers brokers;
  private @Nullable String id;

  /**
   * Reads with these properties of consumers.
   *
   * @param configured what the service uses
   */
  EventTopicReader(Map<String, Object> configured, Brokers brokers) {
    this.brokers = brokers;
    properties = new HashMap<>(configured);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, Database.APPLICATION);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
  }

  /**
   * Tells the topic from one that was lost. It is the same during all of a rebuild, so that offsets
   * which were read in one topic are never noted as those of another.
   *
   * @throws RebuildException if there is none
   */
  synchronized String id() {
    String known = id == null ? ask() : id;
    id = known;
    return known;
  }

  private String ask() {
    try {
      String present = brokers.idOf(Topics.EVENTS);
      if (present == null) {
        throw new RebuildException(
            "the topic %s does not exist; the command service makes and fills it"
                .formatted(Topics.EVENTS));
      }
      return present;
    } catch (KafkaException e) {
      throw unreadable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildException("interrupted; nothing has changed", e);
    }
  }

  private static RebuildException unreadable(KafkaException e) {
    return new RebuildException(
        "the topic %s cannot be read: %s".formatted(Topics.EVENTS, e.getMessage()), e);
  }

  Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * How many records there are before these offsets.
   *
   * @throws RebuildException if the topic does not reach so far, or cannot be asked
   */
  long count(Map<Integer, Long> bounds) {
    Set<TopicPartition> partitions =
        bounds.keySet().stream()
            .map(number -> new TopicPartition(Topics.EVENTS, number))
            .collect(Collectors.toSet());
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(partitions);
      requireReached(bounds, consumer.endOffsets(partitions));
      return consumer.beginningOffsets(partitions).entrySet().stream()
          .mapToLong(
              begin ->
                  Math.max(
                      0, bounds.getOrDefault(begin.getKey().partition(), 0L) - begin.getValue()))
          .sum();
    } catch (KafkaException e) {
      throw unreadable(e);
    }
  }

  private static void requireReached(Map<Integer, Long> bounds, Map<TopicPartition, Long> ends) {
    ends.forEach(
        (partition, end) -> {
          long bound = bounds.getOrDefault(partition.partition(), 0L);
          if (end < bound) {
            throw new RebuildException(
                ("the live tables hold partition %d of %s up to offset %d, but it ends at %d: the"
                        + " topic has lost records. It must have all events before the read model"
                        + " can be rebuilt from it")
                    .formatted(partition.partition(), Topics.EVENTS, bound, end));
          }
        });
  }
}
