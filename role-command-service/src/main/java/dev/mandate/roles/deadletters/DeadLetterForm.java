package dev.mandate.roles.deadletters;

import dev.mandate.commands.RejectionCode;
import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter is: a record as it came, bytes and headers untouched, with headers behind its
 * own that say what is wrong and where it was.
 */
public final class DeadLetterForm {
  static final String CODE = "mandate_error_code";
  static final String DETAIL = "mandate_error_detail";
  static final String TOPIC = "mandate_original_topic";
  static final String PARTITION = "mandate_original_partition";
  static final String OFFSET = "mandate_original_offset";

  private static final List<String> ADDED = List.of(CODE, DETAIL, TOPIC, PARTITION, OFFSET);

  private DeadLetterForm() {}

  /**
   * Makes a dead letter of an unreadable record.
   *
   * @param detail what is wrong with it
   */
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, String detail) {
    Headers headers = new RecordHeaders(record.headers());
    add(headers, CODE, RejectionCode.INVALID.name());
    add(headers, DETAIL, detail);
    add(headers, TOPIC, record.topic());
    add(headers, PARTITION, Integer.toString(record.partition()));
    add(headers, OFFSET, Long.toString(record.offset()));
    return new ProducerRecord<>(Topics.COMMANDS_DLT, null, record.key(), record.value(), headers);
  }

  /**
   * The headers of the record as it came. Only those at the end are ours: its sender may have used
   * the same names.
   */
  static List<Header> originalHeaders(Headers headers) {
    List<Header> all = List.of(headers.toArray());
    return all.subList(0, all.size() - ours(all).size());
  }

  /** The topic on which the record came; null if this service never made it a dead letter. */
  static @Nullable String originalTopic(Headers headers) {
    return ours(List.of(headers.toArray())).stream()
        .filter(header -> header.key().equals(TOPIC))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse(null);
  }

  private static List<Header> ours(List<Header> all) {
    List<Header> last = all.subList(Math.max(0, all.size() - ADDED.size()), all.size());
    return last.stream().map(Header::key).toList().equals(ADDED) ? last : List.of();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
