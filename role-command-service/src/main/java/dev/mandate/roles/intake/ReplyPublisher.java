package dev.mandate.roles.intake;

import dev.mandate.commands.RejectionCode;
import dev.mandate.roles.deadletters.DeadLetterForm;
import dev.mandate.roles.intake.CommandListener.Inbound;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import dev.mandate.wire.CommandResult.Outcome;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.ResultCodec;
import dev.mandate.wire.Topics;
import dev.mandate.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/** Lets out what became of the records of a batch, and waits until Kafka has all of it. */
public final class ReplyPublisher {
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Clock clock;

  public ReplyPublisher(KafkaTemplate<byte[], byte[]> kafka, Clock clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * Sends a result for every command and a dead letter for everything else, in the order of the
   * records.
   *
   * @param results the outcomes of the commands among them, in the same order
   * @throws java.util.concurrent.CompletionException if Kafka did not take all of it; sending all
   *     of it again is harmless
   */
  void publish(List<Inbound> records, Iterator<CommandResult> results) {
    List<CompletableFuture<?>> sends = new ArrayList<>(records.size());
    for (Inbound inbound : records) {
      switch (inbound.received()) {
        case CommandMessage _ -> sends.add(send(results.next(), inbound.record().key()));
        case Unreadable unreadable -> {
          sends.add(kafka.send(DeadLetterForm.of(inbound.record(), unreadable.detail())));
          if (unreadable.id() != null && unreadable.source() != null) {
            sends.add(send(rejected(unreadable), inbound.record().key()));
          }
        }
      }
    }
    // Nothing more is to come: what the producer holds back to fill its batches may go.
    kafka.flush();
    CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
  }

  private CompletableFuture<?> send(CommandResult result, byte @Nullable [] fallbackKey) {
    CloudEvent message = ResultCodec.write(result);
    byte[] key =
        result.partnerId() == null
            ? fallbackKey
            : result.partnerId().getBytes(StandardCharsets.UTF_8);
    return kafka.send(
        new ProducerRecord<>(
            Topics.COMMAND_RESULTS, null, key, message.data(), KafkaBinding.headers(message)));
  }

  /** Its sender learns of an unreadable record, but its identity is not used up. */
  private CommandResult rejected(Unreadable unreadable) {
    String id = Objects.requireNonNull(unreadable.id());
    return new CommandResult(
        id,
        Objects.requireNonNull(unreadable.source()),
        null,
        Outcome.REJECTED,
        RejectionCode.INVALID,
        unreadable.detail(),
        null,
        List.of(),
        Objects.requireNonNullElse(unreadable.correlationId(), id),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
