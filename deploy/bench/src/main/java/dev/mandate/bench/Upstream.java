package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An upstream system: sends commands and learns when each has its result. */
final class Upstream implements AutoCloseable {
  private static final String RESULTS = "mandate.command-results";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, LongConsumer> waiting = new ConcurrentHashMap<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * @param linger how long commands wait for company, in milliseconds
   */
  Upstream(Target target, int linger) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                target.kafka(),
                "linger.ms",
                linger,
                "batch.size",
                262_144,
                "buffer.memory",
                256L << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                target.kafka(),
                "enable.auto.commit",
                false,
                "max.poll.records",
                10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(RESULTS).stream()
            .map(partition -> new TopicPartition(RESULTS, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    Thread.ofPlatform().name("results").start(this::readUntilClosed);
  }

  /**
   * Sends a command.
   *
   * @param onTopic called with the time at which Kafka had it ({@link System#nanoTime})
   * @param decided called with the time at which its result was here
   */
  void send(Command command, LongConsumer onTopic, LongConsumer decided) {
    waiting.put(command.id(), decided);
    var _ =
        producer.send(
            command.message(),
            (_, e) -> {
              if (e == null) {
                onTopic.accept(System.nanoTime());
              } else {
                failure.compareAndSet(null, e);
              }
            });
  }

  void send(Command command) {
    send(command, _ -> {}, _ -> {});
  }

  /** How many results have come. */
  long answered() {
    return answered.get();
  }

  /** How many of them were rejections. */
  long rejected() {
    return rejected.get();
  }

  /** Waits until every command has its result. */
  void awaitResults() throws InterruptedException {
    producer.flush();
    long last = answered.get();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!waiting.isEmpty()) {
      Throwable e = failure.get();
      if (e != null) {
        throw new IllegalStateException("commands cannot be sent or results not read", e);
      }
      if (answered.get() != last) {
        last = answered.get();
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%d commands have no result, and none came for %d s"
                .formatted(waiting.size(), PATIENCE.toSeconds()));
      }
      Thread.sleep(1);
    }
  }

  private void readUntilClosed() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(this::take);
      }
    } catch (RuntimeException e) {
      // Also when it is woken up to close; then nobody waits any more.
      failure.compareAndSet(null, e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> result) {
    long now = System.nanoTime();
    if (!Command.isOurs(header(result, "ce_commandsource"))) {
      return;
    }
    LongConsumer decided = waiting.remove(header(result, "ce_causationid"));
    if (decided == null) {
      return;
    }
    if (header(result, "ce_type").contains("CommandRejected")) {
      rejected.incrementAndGet();
    }
    decided.accept(now);
    answered.incrementAndGet();
  }

  private static String header(ConsumerRecord<byte[], byte[]> result, String name) {
    return new String(Objects.requireNonNull(result.headers().lastHeader(name)).value(), UTF_8);
  }

  @Override
  public void close() {
    consumer.wakeup();
    producer.close();
  }
}
