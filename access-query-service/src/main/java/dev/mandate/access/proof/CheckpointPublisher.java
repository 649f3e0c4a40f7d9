package dev.mandate.access.proof;

import dev.mandate.access.proof.CheckpointStore.Signed;
import dev.mandate.access.topic.MessageSender;
import dev.mandate.access.topic.MessageSender.Message;
import dev.mandate.wire.Topics;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets signed checkpoints out on their topic, where whoever keeps them can hold us to them; each at
 * least once, those of a log in their order.
 */
@Component
final class CheckpointPublisher {
  private static final int PORTION = 1000;

  private final TransactionOperations transactions;
  private final CheckpointStore store;
  private final MessageSender sender;
  private final KafkaAdmin admin;
  private boolean topicIsThere;

  CheckpointPublisher(
      TransactionOperations transactions,
      CheckpointStore store,
      MessageSender sender,
      KafkaAdmin admin) {
    this.admin = admin;
    this.transactions = transactions;
    this.store = store;
    this.sender = sender;
  }

  /**
   * Publishes what is not yet published, unless another instance does so at present.
   *
   * @return whether there is more
   * @throws java.util.concurrent.CompletionException if Kafka did not take all of it; sending it
   *     again is harmless
   */
  boolean publish() {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> store.isSigner() && publish(store.unpublished(PORTION))));
  }

  private boolean publish(List<Signed> checkpoints) {
    if (checkpoints.isEmpty()) {
      return false;
    }
    makeTopic();
    sender.send(
        Topics.AUDIT_CHECKPOINTS,
        checkpoints.stream()
            .map(signed -> new Message(signed.partnerId(), CheckpointMessage.of(signed)))
            .toList());
    store.markPublished(checkpoints);
    return checkpoints.size() == PORTION;
  }

  /** Kept for ever: what was said of a log must not be forgotten. */
  private void makeTopic() {
    if (!topicIsThere) {
      admin.createOrModifyTopics(
          TopicBuilder.name(Topics.AUDIT_CHECKPOINTS)
              .partitions(1)
              .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
              .config(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
              .build());
      topicIsThere = true;
    }
  }
}
