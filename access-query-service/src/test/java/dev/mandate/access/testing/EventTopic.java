package dev.mandate.access.testing;

import static org.awaitility.Awaitility.await;

import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.RecordedEvent;
import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topic of events, as the command service writes it. */
public final class EventTopic implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Relay relay = new Relay();

  public EventTopic() {
    this(Servers.kafka());
  }

  /** The one of another Kafka. */
  public EventTopic(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public static void create(int partitions) {
    create(Servers.kafka(), partitions);
  }

  public static void create(String bootstrapServers, int partitions) {
    administer(
        bootstrapServers,
        admin ->
            admin
                .createTopics(List.of(new NewTopic(Topics.EVENTS, partitions, (short) 1)))
                .all()
                .get());
  }

  /** Deletes it with all that is in it, and creates it again. */
  public static void createAgain(String bootstrapServers, int partitions) {
    administer(bootstrapServers, admin -> admin.deleteTopics(List.of(Topics.EVENTS)).all().get());
    await()
        .until(
            () ->
                !administer(bootstrapServers, admin -> admin.listTopics().names().get())
                    .contains(Topics.EVENTS));
    create(bootstrapServers, partitions);
  }

  /** The offset behind the last record of a partition. */
  public static long end(int number) {
    TopicPartition partition = new TopicPartition(Topics.EVENTS, number);
    return administer(
        admin ->
            admin
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset());
  }

  /** Deletes the records of a partition before an offset. */
  public static void deleteUpTo(int number, long offset) {
    TopicPartition partition = new TopicPartition(Topics.EVENTS, number);
    administer(
        admin ->
            admin
                .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
  }

  private interface Administration<T extends @Nullable Object> {
    T apply(Admin admin) throws ExecutionException, InterruptedException;
  }

  private static <T extends @Nullable Object> T administer(Administration<T> administration) {
    return administer(Servers.kafka(), administration);
  }

  private static <T extends @Nullable Object> T administer(
      String bootstrapServers, Administration<T> administration) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return administration.apply(admin);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends events; the partner decides on the partition. */
  public void send(List<RecordedEvent> events) {
    send(events, null);
  }

  /** Sends events to this partition. */
  public void send(List<RecordedEvent> events, @Nullable Integer partition) {
    settle(events.stream().map(event -> record(event, partition)).toList());
  }

  /** Sends bytes that are no event. */
  public void sendGarbage(int partition) {
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    settle(List.of(new ProducerRecord<>(Topics.EVENTS, partition, new byte[0], garbage)));
  }

  private void settle(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<?>> sent = new ArrayList<>();
    records.forEach(message -> sent.add(producer.send(message)));
    producer.flush();
    try {
      for (Future<?> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(RecordedEvent event, @Nullable Integer partition) {
    CloudEvent message = relay.message(event);
    return new ProducerRecord<>(
        Topics.EVENTS,
        partition,
        event.event().partnerId().getBytes(StandardCharsets.UTF_8),
        message.data(),
        KafkaBinding.headers(message));
  }

  @Override
  public void close() {
    producer.close();
  }
}
