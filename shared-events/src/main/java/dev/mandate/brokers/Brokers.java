package dev.mandate.brokers;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
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
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    described(topic)
        .partitions()
        .forEach(
            partition ->
                ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    get(admin().listOffsets(ends).all())
        .forEach(
            (partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
    get(admin().deleteRecords(all).all());
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
