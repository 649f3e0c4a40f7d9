package dev.mandate.roles.deadletters;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandReader;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Received;
import dev.mandate.wire.Unreadable;
import dev.mandate.wire.UnreadableException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a line of the list: everything but the bytes. What cannot be read, or is far too
 * long for what it should be, is null.
 *
 * @param partition with {@code offset}, where it lies on the topic of dead letters
 * @param offset its place in the partition
 * @param timestamp when it was put there
 * @param key the key, if it is text
 * @param code what is wrong
 * @param detail the same for people
 * @param original where the record was
 * @param redrivenFrom partition and offset of the dead letter that was sent again and became this
 *     one, if it was so
 * @param size of the value, in bytes
 * @param id with {@code source}, the identity of the command
 * @param source the system that named it
 * @param type the type of the CloudEvent
 * @param readable whether this version of the service can read it, so that it would be a command if
 *     it were sent again unchanged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(
    int partition,
    long offset,
    @JsonFormat(pattern = "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", timezone = "UTC") Instant timestamp,
    @Nullable String key,
    @Nullable String code,
    @Nullable String detail,
    Place original,
    @Nullable String redrivenFrom,
    int size,
    @Nullable String id,
    @Nullable String source,
    @Nullable String type,
    boolean readable) {
  /** Sums up a record of the topic of dead letters. */
  static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    Headers original = new RecordHeaders(DeadLetterForm.originalHeaders(headers));
    byte[] value = record.value();
    Received received = KafkaBinding.readCommand(original, value);
    return new DeadLetter(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        Utf8.shortText(record.key()),
        Utf8.shortText(headers, DeadLetterForm.CODE),
        Utf8.shortText(headers, DeadLetterForm.DETAIL),
        Place.of(headers),
        Utf8.shortText(original, Redrive.REDRIVEN_FROM),
        value == null ? 0 : value.length,
        switch (received) {
          case CommandMessage command -> command.id();
          case Unreadable unreadable -> unreadable.id();
        },
        switch (received) {
          case CommandMessage command -> command.source();
          case Unreadable unreadable -> unreadable.source();
        },
        type(original, value),
        received instanceof CommandMessage);
  }

  private static @Nullable String type(Headers headers, byte @Nullable [] value) {
    try {
      String type = KafkaBinding.read(headers, value).attribute("type");
      return type == null || type.length() > CommandReader.MAX_IDENTITY_LENGTH ? null : type;
    } catch (UnreadableException e) {
      // Another attribute is broken, or the envelope; a header can still tell.
      return Utf8.shortText(headers, "ce_type");
    }
  }

  /** Where a record was; what the dead letter does not say is null. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(@Nullable String topic, @Nullable Integer partition, @Nullable Long offset) {
    private static Place of(Headers headers) {
      Long partition = number(headers, DeadLetterForm.PARTITION);
      return new Place(
          Utf8.shortText(headers, DeadLetterForm.TOPIC),
          partition == null ? null : partition.intValue(),
          number(headers, DeadLetterForm.OFFSET));
    }

    private static @Nullable Long number(Headers headers, String name) {
      String text = Utf8.shortText(headers, name);
      return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
  }
}
