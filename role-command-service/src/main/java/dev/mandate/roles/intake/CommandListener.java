package dev.mandate.roles.intake;

import dev.mandate.roles.batch.BatchExecutor;
import dev.mandate.roles.batch.StaleConsumerException;
import dev.mandate.roles.store.OffsetMove;
import dev.mandate.roles.upstreams.CommandTopics;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Takes one poll of the topics of commands: decides its commands in one transaction, then lets the
 * results and dead letters out, and only then confirms the records to Kafka. Whatever fails in
 * between is done again; commands that were decided already get their stored outcomes.
 *
 * <p>While few commands come, they gather for ten milliseconds at the broker, so that many share a
 * transaction.
 */
public final class CommandListener {
  /** The consumer group of all instances, and the id of the listener. */
  public static final String GROUP = "role-command-service";

  private final CommandTopics topics;
  private final BatchExecutor executor;
  private final PartitionPositions positions;
  private final ReplyPublisher replies;
  private final IntakeMonitor monitor;
  private final Runnable afterCommit;

  /**
   * @param afterCommit told that events may have been committed
   */
  public CommandListener(
      CommandTopics topics,
      BatchExecutor executor,
      PartitionPositions positions,
      ReplyPublisher replies,
      IntakeMonitor monitor,
      Runnable afterCommit) {
    this.topics = topics;
    this.executor = executor;
    this.positions = positions;
    this.replies = replies;
    this.monitor = monitor;
    this.afterCommit = afterCommit;
  }

  /** Ranges give a consumer the same partitions of all topics: a partner, wherever it comes. */
  @KafkaListener(
      id = GROUP,
      topics = "#{@commandTopics.names()}",
      concurrency = "${mandate.commands.consumers}",
      batch = "true",
      properties = {
        "fetch.min.bytes=65536",
        "fetch.max.wait.ms=10",
        "partition.assignment.strategy=org.apache.kafka.clients.consumer.RangeAssignor"
      })
  void onRecords(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Inbound> inbound =
        records.stream().map(record -> new Inbound(record, topics.read(record))).toList();
    List<CommandMessage> commands =
        inbound.stream()
            .map(Inbound::received)
            .filter(CommandMessage.class::isInstance)
            .map(CommandMessage.class::cast)
            .toList();
    replies.publish(inbound, decide(commands, records).iterator());
    monitor.succeeded();
  }

  private List<CommandResult> decide(
      List<CommandMessage> commands, List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, OffsetMove> moves = moves(records);
    try {
      List<CommandResult> results =
          monitor.observe(records.size(), () -> executor.execute(commands, moves));
      positions.moved(moves);
      afterCommit.run();
      return results;
    } catch (StaleConsumerException e) {
      positions.forget(moves.keySet());
      throw e;
    }
  }

  /** Records from before the stored offset are repetitions, and move nothing. */
  private Map<TopicPartition, OffsetMove> moves(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, OffsetMove> moves = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      long expected = positions.expected(partition);
      long next = Math.max(expected, record.offset() + 1);
      moves.merge(partition, new OffsetMove(expected, next), CommandListener::further);
    }
    return moves;
  }

  private static OffsetMove further(OffsetMove one, OffsetMove other) {
    return one.next() >= other.next() ? one : other;
  }

  /** A record and what it turned out to be. */
  record Inbound(ConsumerRecord<byte[], byte[]> record, Received received) {}
}
