package dev.mandate.access.rebuild;

import dev.mandate.access.projection.PartitionFold;
import dev.mandate.access.projection.PartnerOwners;
import dev.mandate.wire.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills the empty tables of the next generation from the topic. Each partition is one piece of
 * work, so that memory holds no more than what holds of the partitions under way, and a portion of
 * rows.
 */
final class BulkBuild {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Records whose rows are written together. */
  private static final int PORTION = 4000;

  private final Database database;
  private final EventTopicReader topic;
  private final String topicId;
  private final Progress progress;
  private final PartnerOwners owners = new PartnerOwners();

  BulkBuild(Database database, EventTopicReader topic, Progress progress) {
    this.database = database;
    this.topic = topic;
    topicId = topic.id();
    this.progress = progress;
  }

  /** Takes in what is before these offsets, as far as partitions can be taken in one by one. */
  void run(Map<Integer, Long> bounds, Workers workers) {
    workers.run(
        bounds.entrySet().stream()
            .<Workers.Work>map(bound -> () -> build(bound.getKey(), bound.getValue()))
            .toList());
  }

  private void build(int number, long bound) throws SQLException {
    TopicPartition partition = new TopicPartition(Topics.EVENTS, number);
    PartitionFold fold = new PartitionFold(number, owners);
    try (Consumer<byte[], byte[]> consumer = topic.consumer();
        Database.Session session = database.session(Generations.NEXT)) {
      session.jdbc().execute("set synchronous_commit = off");
      Connection connection = session.dataSource().getConnection();
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      boolean goesOn = true;
      int waiting = 0;
      while (goesOn && consumer.position(partition) < bound) {
        List<ConsumerRecord<byte[], byte[]>> records =
            before(bound, consumer.poll(POLL).records(partition));
        goesOn = records.isEmpty() || fold.takeIn(records);
        progress.add(records.size());
        waiting += records.size();
        if (waiting >= PORTION) {
          fold.writeEnded(connection);
          waiting = 0;
        }
      }
      fold.finish(connection, bound, topicId);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> before(
      long bound, List<ConsumerRecord<byte[], byte[]>> records) {
    return records.isEmpty() || records.getLast().offset() < bound
        ? records
        : records.stream().filter(each -> each.offset() < bound).toList();
  }
}
