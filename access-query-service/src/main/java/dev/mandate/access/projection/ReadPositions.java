package dev.mandate.access.projection;

import dev.mandate.access.topic.TopicIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The stored offset of each partition, as far as this instance knows it, and what makes it wrong: a
 * topic that was lost and made again, or a database that crashed and has taken back what was not on
 * its disk yet.
 */
@Component
final class ReadPositions {
  /** How often the database is asked whether it has taken anything back. */
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final ConsumerOffsets offsets;
  private final TopicIdentity topic;
  private final Map<Integer, Stored> stored = new ConcurrentHashMap<>();
  private final ThreadLocal<Long> lookedBackAt = ThreadLocal.withInitial(System::nanoTime);

  /** The next offset to take in from a topic. */
  private record Stored(String topicId, long next) {}

  ReadPositions(ConsumerOffsets offsets, TopicIdentity topic) {
    this.offsets = offsets;
    this.topic = topic;
  }

  /**
   * Asks the database about those of these partitions that are not known.
   *
   * @return which those were
   */
  Set<Integer> learn(Collection<Integer> partitions) {
    Set<Integer> unknown = new HashSet<>(partitions);
    unknown.removeAll(stored.keySet());
    if (!unknown.isEmpty()) {
      String topicId = presentTopic();
      offsets
          .read(unknown, topicId)
          .forEach((partition, next) -> stored.put(partition, new Stored(topicId, next)));
    }
    return unknown;
  }

  private String presentTopic() {
    String id = topic.id();
    if (id == null) {
      throw new IllegalStateException("the brokers have not told yet which topic this is");
    }
    return id;
  }

  /** The offset that is stored for a partition that is known. */
  long next(int partition) {
    return Objects.requireNonNull(stored.get(partition)).next();
  }

  /** Notes what was stored for a partition. */
  void advance(int partition, long next) {
    stored.computeIfPresent(partition, (_, before) -> new Stored(before.topicId(), next));
  }

  void forget(Collection<Integer> partitions) {
    stored.keySet().removeAll(partitions);
  }

  /** Those of these partitions whose offset is about a topic that is no more. */
  Set<Integer> ofAnotherTopic(Collection<Integer> partitions) {
    String present = topic.id();
    return partitions.stream()
        .filter(partition -> isOfAnother(present, stored.get(partition)))
        .collect(Collectors.toSet());
  }

  private static boolean isOfAnother(@Nullable String present, @Nullable Stored known) {
    return known != null && !known.topicId().equals(present);
  }

  /**
   * Those of these partitions for which the database says another offset than what is known here,
   * with what it says. Asks it every few seconds for each thread, and else answers that there are
   * none. Without this, the last events before a crash would be missing until another one comes.
   */
  Map<Integer, Long> takenBack(Collection<Integer> partitions) {
    long now = System.nanoTime();
    if (now - lookedBackAt.get() < PERIOD.toNanos()) {
      return Map.of();
    }
    lookedBackAt.set(now);
    Map<Integer, Long> changed = new HashMap<>();
    Set<Integer> known = new HashSet<>(partitions);
    known.retainAll(stored.keySet());
    offsets.stored(known).entrySet().stream()
        .filter(row -> row.getValue() != next(row.getKey()))
        .forEach(row -> changed.put(row.getKey(), row.getValue()));
    changed.forEach(this::advance);
    return changed;
  }
}
