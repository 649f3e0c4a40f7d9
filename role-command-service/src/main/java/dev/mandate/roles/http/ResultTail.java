package dev.mandate.roles.http;

import dev.mandate.roles.store.CommandInbox.CommandKey;
import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Follows the topic of results from its end, for the HTTP requests of this instance that wait for
 * one: whichever instance decides a command, its result comes by here.
 */
final class ResultTail implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ResultTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** While nobody waits, results are only passed over, many at a time. */
  private static final Duration REST = Duration.ofMillis(100);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final Map<CommandKey, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
  private final Semaphore asked = new Semaphore(0);
  private volatile boolean running;
  private volatile @Nullable Consumer<byte[], byte[]> current;
  private volatile @Nullable Thread thread;
  private final CompletableFuture<Void> positioned = new CompletableFuture<>();

  ResultTail(ConsumerFactory<byte[], byte[]> consumers) {
    this.consumers = consumers;
  }

  /** The data of the next result of a command; call before the command is sent. */
  CompletableFuture<byte[]> next(CommandKey command) {
    CompletableFuture<byte[]> result =
        waiting.computeIfAbsent(command, _ -> new CompletableFuture<>());
    asked.release();
    return positioned.thenCompose(_ -> result);
  }

  /** Ends the wait for a command. */
  void forget(CommandKey command) {
    waiting.remove(command);
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("result-tail").start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    asked.release();
    Consumer<byte[], byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    Thread running = thread;
    if (running != null) {
      join(running);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
        current = consumer;
        follow(consumer);
      } catch (WakeupException e) {
        LOG.debug("Woken up to stop");
      } catch (RuntimeException e) {
        LOG.warn("Results cannot be followed; trying again in {}", PAUSE, e);
        pause();
      } finally {
        current = null;
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.COMMAND_RESULTS).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    if (partitions.isEmpty()) {
      LOG.info(
          "The topic {} does not exist yet; trying again in {}", Topics.COMMAND_RESULTS, PAUSE);
      pause();
      return;
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy: only asking for the position fixes it.
    partitions.forEach(consumer::position);
    positioned.complete(null);
    while (running) {
      for (ConsumerRecord<byte[], byte[]> result : consumer.poll(POLL)) {
        complete(result);
      }
      if (waiting.isEmpty()) {
        rest();
      }
    }
  }

  /** Until somebody waits for a result. */
  private void rest() {
    try {
      asked.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS);
      asked.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complete(ConsumerRecord<byte[], byte[]> result) {
    if (waiting.isEmpty()) {
      return;
    }
    String source = text(result.headers(), "ce_commandsource");
    String id = text(result.headers(), "ce_causationid");
    CompletableFuture<byte[]> waiter = waiting.remove(new CommandKey(source, id));
    if (waiter != null) {
      waiter.complete(result.value());
    }
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
