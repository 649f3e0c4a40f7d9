package dev.mandate.access.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.access.export.Readings.Ended;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Topics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Puts readings on record: each is sent at least once as a command, and so recorded once. */
@Component
final class ExportRecorder {
  private static final int PORTION = 500;

  private final TransactionOperations transactions;
  private final Readings readings;
  private final ExportStore exports;
  private final KafkaTemplate<byte[], byte[]> kafka;

  ExportRecorder(
      TransactionOperations transactions,
      Readings readings,
      ExportStore exports,
      KafkaTemplate<byte[], byte[]> kafka) {
    this.transactions = transactions;
    this.readings = readings;
    this.exports = exports;
    this.kafka = kafka;
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
    List<CompletableFuture<?>> sends =
        ended.stream().<CompletableFuture<?>>map(this::send).toList();
    kafka.flush();
    CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
    readings.recorded(ended);
    return ended.size() == PORTION;
  }

  private CompletableFuture<?> send(Ended reading) {
    Export export = exports.find(reading.exportId()).orElseThrow();
    CloudEvent command = ExportCommand.of(reading, export, exports.filters(export));
    return kafka.send(
        new ProducerRecord<>(
            Topics.COMMANDS,
            null,
            reading.partnerId().getBytes(UTF_8),
            command.data(),
            KafkaBinding.headers(command)));
  }
}
