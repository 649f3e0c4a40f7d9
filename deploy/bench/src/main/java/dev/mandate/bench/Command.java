package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command of an upstream system.
 *
 * @param id unique within this run
 * @param type its short name
 * @param data without the partner's id
 */
record Command(String id, String type, String partnerId, Map<String, Object> data) {
  private static final String TOPIC = "mandate.commands";
  private static final String SOURCE = "/bench/" + Long.toString(System.currentTimeMillis(), 36);
  private static final AtomicLong COUNT = new AtomicLong();
  private static final JsonMapper JSON = new JsonMapper();

  /** A command that was never sent before. */
  static Command of(String type, String partnerId, Map<String, Object> data) {
    return new Command(Long.toString(COUNT.incrementAndGet()), type, partnerId, data);
  }

  /** The same as a binary CloudEvent. */
  ProducerRecord<byte[], byte[]> message() {
    Map<String, Object> content = new LinkedHashMap<>(data);
    content.put("partnerId", partnerId);
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(TOPIC, partnerId.getBytes(UTF_8), JSON.writeValueAsBytes(content));
    header(message, "ce_specversion", "1.0");
    header(message, "ce_id", id);
    header(message, "ce_source", SOURCE);
    header(message, "ce_type", "dev.mandate.command." + type + ".v1");
    header(message, "content-type", "application/json");
    header(message, "ce_authtype", "system");
    header(message, "ce_authid", "bench");
    return message;
  }

  /** Whether a result answers a command of this run. */
  static boolean isOurs(String source) {
    return source.equals(SOURCE);
  }

  private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(UTF_8));
  }
}
