package dev.mandate.roles.deadletters;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * The dead letters as Kafka holds them. Few requests read at once, and each a megabyte at a time,
 * so that looking at large ones does not take the memory of those who decide commands.
 */
final class DeadLetterTopic {
  private static final int READERS = 4;
  private static final String FETCH_BYTES = Integer.toString(1024 * 1024);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Duration limit;
  private final Semaphore readers = new Semaphore(READERS);

  /**
   * @param limit how long a request may take
   */
  DeadLetterTopic(ConsumerFactory<byte[], byte[]> consumers, Duration limit) {
    this.consumers = consumers;
    this.limit = limit;
  }

  /**
   * Lists dead letters, newest first.
   *
   * @param cursor what the page before said, or null for the first page
   */
  DeadLetterPage list(@Nullable String cursor, int limit) throws InterruptedException {
    return reading(
        reader -> {
          Map<Integer, Offsets> held = reader.held();
          return NewestFirst.page(
              cursor == null ? held : Cursor.left(cursor, held),
              limit,
              (partition, offsets) -> reader.read(partition, offsets, DeadLetter::of));
        });
  }

  /**
   * The record at a place.
   *
   * @throws RefusedException if there is none
   */
  ConsumerRecord<byte[], byte[]> get(int partition, long offset) throws InterruptedException {
    return reading(
        reader -> {
          Offsets held = reader.held().get(partition);
          if (held == null || !held.contains(offset)) {
            throw notFound(partition, offset, held);
          }
          List<ConsumerRecord<byte[], byte[]>> found =
              reader.read(partition, new Offsets(offset, offset + 1), Function.identity());
          if (found.isEmpty()) {
            throw notFound(partition, offset, held);
          }
          return found.getFirst();
        });
  }

  private static RefusedException notFound(int partition, long offset, @Nullable Offsets held) {
    String found =
        held == null
            ? "the topic has no such partition"
            : held.isEmpty()
                ? "the partition is empty"
                : "the partition holds %d to %d".formatted(held.first(), held.next() - 1);
    return RefusedException.notFound(
        "There is no dead letter %d/%d: %s".formatted(partition, offset, found));
  }

  private <T> T reading(Function<DeadLetterReader, T> question) throws InterruptedException {
    if (!readers.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw RefusedException.unavailable("Too many requests read dead letters; ask again");
    }
    try (DeadLetterReader reader =
        new DeadLetterReader(consumers.createConsumer(null, null, null, settings()), limit)) {
      return question.apply(reader);
    } finally {
      readers.release();
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    String millis = Long.toString(limit.toMillis());
    settings.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    settings.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    return settings;
  }
}
