package dev.mandate.access.projection;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Holds partitions that cannot be taken in at present: each waits before it tries again, ever
 * longer within bounds, and for as long as it takes.
 */
@Component
final class Holds {
  /** The id of the listener whose partitions are held. */
  static final String LISTENER = "projection";

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final KafkaListenerEndpointRegistry containers;
  private final ListenerContainerPauseService pauses;
  private final Map<TopicPartition, BackOffExecution> waits = new ConcurrentHashMap<>();

  Holds(KafkaListenerEndpointRegistry containers, ListenerContainerPauseService pauses) {
    this.containers = containers;
    this.pauses = pauses;
  }

  /** Sets a partition back to an offset, and pauses it; unless the consumer has lost it. */
  void hold(TopicPartition partition, long offset, Consumer<?, ?> consumer) {
    if (consumer.assignment().contains(partition)) {
      long millis = waits.computeIfAbsent(partition, _ -> waits()).nextBackOff();
      consumer.seek(partition, offset);
      pauses.pausePartition(
          Objects.requireNonNull(containers.getListenerContainer(LISTENER)),
          partition,
          Duration.ofMillis(millis));
    }
  }

  /** The next failure of a partition is a first one again. */
  void release(TopicPartition partition) {
    waits.remove(partition);
  }

  private static BackOffExecution waits() {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST.toMillis(), 2);
    backOff.setMaxInterval(LONGEST.toMillis());
    return backOff.start();
  }
}
