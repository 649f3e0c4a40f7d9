package dev.mandate.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How much time lies between two published checkpoints of one log, while all logs grow. Only so old
 * can an entry be that no checkpoint holds us to.
 */
final class CheckpointProbe implements AutoCloseable {
  private static final TopicPartition TOPIC = new TopicPartition("mandate.audit-checkpoints", 0);
  private static final Duration POLL = Duration.ofMillis(100);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Latencies> probing;
  private volatile boolean ended;

  /** Starts to read what is published from now on. */
  CheckpointProbe(Target target) {
    probing = thread.submit(() -> probe(target.kafka()));
  }

  private Latencies probe(String servers) {
    Latencies between = new Latencies();
    Map<String, Long> last = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "enable.auto.commit", false),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToEnd(List.of(TOPIC));
      while (!ended) {
        for (ConsumerRecord<String, byte[]> checkpoint : consumer.poll(POLL)) {
          Long before = last.put(checkpoint.key(), checkpoint.timestamp());
          if (before != null) {
            between.record(Duration.ofMillis(checkpoint.timestamp() - before).toNanos());
          }
        }
      }
    }
    return between;
  }

  /** Ends the reading, and says how much time there was between two of the same log. */
  Latencies end() throws InterruptedException {
    ended = true;
    try {
      return probing.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the checkpoints could not be read", e.getCause());
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.close();
  }
}
