package dev.mandate.roles.deadletters;

import dev.mandate.commands.RejectionCode;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Received;
import dev.mandate.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A dead letter on its way back to the topic of commands from which it came: on another one, its
 * sender could ask in other names.
 *
 * @param from partition and offset of the dead letter
 * @param record what goes onto the topic
 * @param received what the service will take it for, by the code that will read it
 */
record Redrive(String from, ProducerRecord<byte[], byte[]> record, Received received) {
  /** Says which dead letter a record was. */
  static final String REDRIVEN_FROM = "mandate_redriven_from";

  /**
   * Sends the record as it came, whatever it is: it may be unreadable again.
   *
   * @throws RefusedException if it does not say from where it came
   */
  static Redrive unchanged(ConsumerRecord<byte[], byte[]> deadLetter) {
    return of(deadLetter, deadLetter.key(), deadLetter.value(), own(deadLetter));
  }

  /**
   * Sends the record with changes.
   *
   * @throws RefusedException if it is still no command, or does not say from where it came
   */
  static Redrive repaired(ConsumerRecord<byte[], byte[]> deadLetter, Repair repair) {
    Redrive redrive =
        of(
            deadLetter,
            repair.key() == null ? deadLetter.key() : repair.key(),
            repair.value() == null ? deadLetter.value() : repair.value(),
            repair.applyTo(own(deadLetter)));
    if (redrive.received() instanceof Unreadable unreadable) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST, RejectionCode.INVALID.name(), unreadable.detail());
    }
    return redrive;
  }

  /**
   * Adds the trace, unless that very header would make the headers of a command too large: it must
   * not cost the command its life.
   */
  private static Redrive of(
      ConsumerRecord<byte[], byte[]> deadLetter,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers) {
    String from = deadLetter.partition() + "/" + deadLetter.offset();
    String topic = topic(deadLetter);
    RecordHeaders plain = new RecordHeaders(headers);
    RecordHeaders traced = new RecordHeaders(headers);
    traced.add(REDRIVEN_FROM, from.getBytes(StandardCharsets.UTF_8));
    Received received = KafkaBinding.readCommand(traced, value);
    if (received instanceof Unreadable
        && KafkaBinding.readCommand(plain, value) instanceof CommandMessage command) {
      return new Redrive(from, record(topic, key, value, plain), command);
    }
    return new Redrive(from, record(topic, key, value, traced), received);
  }

  /**
   * A trace of an earlier redrive goes: the dead letter that it names is still there to be seen.
   */
  private static List<Header> own(ConsumerRecord<byte[], byte[]> deadLetter) {
    return DeadLetterForm.originalHeaders(deadLetter.headers()).stream()
        .filter(h -> !h.key().equals(REDRIVEN_FROM))
        .toList();
  }

  /** Its partition follows from its key, as that of any command. */
  private static ProducerRecord<byte[], byte[]> record(
      String topic, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
    return new ProducerRecord<>(topic, null, key, value, headers);
  }

  private static String topic(ConsumerRecord<byte[], byte[]> deadLetter) {
    String topic = DeadLetterForm.originalTopic(deadLetter.headers());
    if (topic == null) {
      throw RefusedException.conflict(
          "This record does not say on which topic it came: it was not made a dead letter by this"
              + " service, and cannot be sent again");
    }
    return topic;
  }
}
