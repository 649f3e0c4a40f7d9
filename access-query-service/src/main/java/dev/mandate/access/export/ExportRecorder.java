package dev.mandate.access.export;

import dev.mandate.access.export.Readings.Ended;
import dev.mandate.access.topic.MessageSender;
import dev.mandate.access.topic.MessageSender.Message;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts readings on record: each is sent at least once as a command, and so recorded once. */
@Component
final class ExportRecorder {
  private static final int PORTION = 500;

  private final TransactionOperations transactions;
  private final Readings readings;
  private final MessageSender sender;
  private final String topic;

  ExportRecorder(
      TransactionOperations transactions,
      Readings readings,
      MessageSender sender,
      ExportProperties properties) {
    this.transactions = transactions;
    this.readings = readings;
    this.sender = sender;
    this.topic = properties.topic();
  }

  /**
   * Sends what is not yet on record, unless another instance does so at present.
   *
   * @return whether there is more
   * @throws java.util.concurrent.CompletionException if Kafka did not take all of it; sending it
   *     again is harmless
   */
  boolean record() {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> readings.isRecorder() && record(readings.unrecorded(PORTION))));
  }

  private boolean record(List<Ended> ended) {
    sender.send(
        topic,
        ended.stream()
            .map(reading -> new Message(reading.partnerId(), ExportCommand.of(reading)))
            .toList());
    readings.recorded(ended);
    return ended.size() == PORTION;
  }
}
