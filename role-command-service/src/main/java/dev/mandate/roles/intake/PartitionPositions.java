package dev.mandate.roles.intake;

import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.OffsetMove;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Where this instance believes its partitions to stand. Read from the store when a partition is
 * first needed, forgotten when it goes, so that a consumer which lost a partition without noticing
 * still holds the old value and is refused.
 */
public final class PartitionPositions implements ConsumerAwareRebalanceListener {
  private final ConsumerOffsets offsets;
  private final Map<TopicPartition, Long> expected = new ConcurrentHashMap<>();

  public PartitionPositions(ConsumerOffsets offsets) {
    this.offsets = offsets;
  }

  long expected(TopicPartition partition) {
    return expected.computeIfAbsent(partition, offsets::next);
  }

  void moved(Map<TopicPartition, OffsetMove> moves) {
    moves.forEach((partition, move) -> expected.put(partition, move.next()));
  }

  void forget(Collection<TopicPartition> partitions) {
    expected.keySet().removeAll(partitions);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget(partitions);
  }
}
