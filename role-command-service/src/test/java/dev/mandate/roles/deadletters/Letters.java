package dev.mandate.roles.deadletters;

import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records for tests, as they lie on the topics. */
final class Letters {
  static final String REGISTER = "{\"partnerId\":\"%s\",\"name\":\"P\",\"sellsWholesale\":true}";

  private Letters() {}

  /** The headers of a command that registers a partner. */
  static RecordHeaders registers(String id) {
    return headers(
        "ce_specversion", "1.0",
        "ce_id", id,
        "ce_source", "/dead/letters",
        "ce_type", "dev.mandate.command.RegisterPartner.v1",
        "ce_authtype", "system",
        "ce_authid", "upstream");
  }

  static RecordHeaders headers(String... namesAndValues) {
    RecordHeaders headers = new RecordHeaders();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], utf8(namesAndValues[i + 1]));
    }
    return headers;
  }

  /** What lies at 2/7 of the dead letters after this record came as 1/5 of the commands. */
  static ConsumerRecord<byte[], byte[]> dead(
      byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
    ProducerRecord<byte[], byte[]> dead =
        DeadLetterForm.of(
            record(Topics.COMMANDS, 1, 5, key, headers, value), "the value is not a JSON object");
    return record(dead.topic(), 2, 7, dead.key(), dead.headers(), dead.value());
  }

  /** The dead letter of a record that came on a topic, on its way to those. */
  static ProducerRecord<byte[], byte[]> deadOn(String topic, byte[] value) {
    return DeadLetterForm.of(
        record(topic, 0, 3, null, new RecordHeaders(), value), "the value is not a JSON object");
  }

  static ConsumerRecord<byte[], byte[]> record(
      String topic,
      int partition,
      long offset,
      byte @Nullable [] key,
      Headers headers,
      byte @Nullable [] value) {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        1_000L,
        TimestampType.CREATE_TIME,
        -1,
        -1,
        key,
        value,
        headers,
        Optional.empty());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
