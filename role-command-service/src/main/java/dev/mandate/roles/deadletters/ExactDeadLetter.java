package dev.mandate.roles.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with all of its bytes.
 *
 * @param summary what the list says of it
 * @param record what the topic of dead letters holds
 */
record ExactDeadLetter(@JsonUnwrapped DeadLetter summary, Content record) {
  static ExactDeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    return new ExactDeadLetter(DeadLetter.of(record), Content.of(record));
  }

  /**
   * The bytes of a record: exact in base64, and as text beside it if they are UTF-8. Both are
   * missing where the record has none.
   *
   * @param headers all of them in their order, ours at the end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
  record Content(
      @Nullable String key,
      byte @Nullable [] keyBase64,
      List<NamedBytes> headers,
      @Nullable String value,
      byte @Nullable [] valueBase64) {
    private static Content of(ConsumerRecord<byte[], byte[]> record) {
      return new Content(
          Utf8.text(record.key()),
          record.key(),
          Arrays.stream(record.headers().toArray()).map(NamedBytes::of).toList(),
          Utf8.text(record.value()),
          record.value());
    }
  }

  /** A header. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
  record NamedBytes(String name, @Nullable String value, byte @Nullable [] valueBase64) {
    private static NamedBytes of(Header header) {
      return new NamedBytes(header.key(), Utf8.text(header.value()), header.value());
    }
  }
}
