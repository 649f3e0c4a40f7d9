package dev.mandate.brokers;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * A client of the brokers for all that is not about single records. Each question throws {@link
 * KafkaException} if no answer came in time. May be shared by threads.
 */
public final class Brokers implements AutoCloseable {
  /** Less than the patience of a probe of health. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private @Nullable Admin admin;

  /**
   * Connects to nothing yet. Questions wait at most two seconds.
   *
   * @param settings of a client of the brokers
   */
  public Brokers(Map<String, ?> settings) {
    this(settings, LIMIT);
  }

  /**
   * The same for who asks once and can wait: the first handshake of TLS takes seconds on a busy
   * machine.
   *
   * @param limit how long a question waits at most
   */
  public Brokers(Map<String, ?> settings, Duration limit) {
    int millis = Math.toIntExact(limit.toMillis());
    this.settings = new HashMap<>(settings);
    this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
  }

  /** How many brokers there are. */
  public int count() throws InterruptedException {
    return get(admin().describeCluster().nodes()).size();
  }

  /** The names of all topics. */
  public Set<String> topics() throws InterruptedException {
    return get(admin().listTopics().names());
  }

  /**
   * Tells a topic from every other one that had or will have its name: one that is deleted and
   * created again is another one, and offsets in the one mean nothing in the other.
   *
   * @return its id, or null if there is no topic of that name
   */
  public @Nullable String idOf(String topic) throws InterruptedException {
    try {
      return described(topic).topicId().toString();
    } catch (UnknownTopicOrPartitionException e) {
      return null;
    }
  }

  /** Deletes the records that are in a topic now; the offsets of those to come go on. */
  public void empty(String topic) throws InterruptedException {
    List<TopicPartition> partitions =
        described(topic).partitions().stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    ends(partitions)
        .forEach(
            (partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
    get(admin().deleteRecords(all).all());
  }

  /**
   * Deletes the records of which a group of consumers has said that it needs them no more, in all
   * topics that it reads.
   */
  public void deleteConfirmed(String group) throws InterruptedException {
    Set<String> topics = topics();
    Map<TopicPartition, OffsetAndMetadata> confirmed =
        new HashMap<>(get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
    confirmed.values().removeIf(Objects::isNull);
    confirmed.keySet().removeIf(partition -> !topics.contains(partition.topic()));
    Map<TopicPartition, RecordsToDelete> records = new HashMap<>();
    ends(confirmed.keySet())
        .forEach(
            (partition, end) -> {
              OffsetAndMetadata next = Objects.requireNonNull(confirmed.get(partition));
              // In a topic that was lost and made again, the group may be beyond the end.
              records.put(
                  partition, RecordsToDelete.beforeOffset(Math.min(next.offset(), end.offset())));
            });
    get(admin().deleteRecords(records).all());
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(Collection<TopicPartition> partitions)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    partitions.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    return get(admin().listOffsets(ends).all());
  }

  /** What is set for a topic by itself; null where what is set for all topics counts. */
  public @Nullable String setting(String topic, String name) throws InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        Objects.requireNonNull(get(admin().describeConfigs(Set.of(resource)).all()).get(resource));
    ConfigEntry entry = config.get(name);
    return entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
        ? entry.value()
        : null;
  }

  /**
   * Sets something for a topic by itself.
   *
   * @param value null to let count what is set for all topics
   */
  public void set(String topic, String name, @Nullable String value) throws InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp change =
        new AlterConfigOp(
            new ConfigEntry(name, value),
            value == null ? AlterConfigOp.OpType.DELETE : AlterConfigOp.OpType.SET);
    get(admin().incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
  }

  private TopicDescription described(String topic) throws InterruptedException {
    Map<String, TopicDescription> topics =
        get(admin().describeTopics(Set.of(topic)).allTopicNames());
    return Objects.requireNonNull(topics.get(topic));
  }

  private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException cause) {
        throw cause;
      }
      throw new KafkaException("the brokers could not be asked", e.getCause());
    }
  }

  /** Made when it is needed: it cannot be while the names of the brokers are not resolved. */
  private synchronized Admin admin() {
    Admin client = admin;
    if (client == null) {
      client = Admin.create(settings);
      admin = client;
    }
    return client;
  }

  /** Ends at once; whoever waits for an answer gets an exception. */
  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
