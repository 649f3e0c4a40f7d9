package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Command.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** An upstream system: sends commands as binary CloudEvents, in order, and none of them twice. */
public final class CommandProducer implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  CommandProducer(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            5);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends the commands and waits until Kafka has all of them. */
  public void send(List<Command> commands) {
    List<Future<RecordMetadata>> underWay = commands.stream().map(this::begin).toList();
    producer.flush();
    underWay.forEach(CommandProducer::done);
  }

  /** Sends a record as it is given, whatever it may be, and waits until Kafka has it. */
  public RecordMetadata send(String key, Map<String, String> headers, @Nullable Bytes value) {
    return done(begin(key, headers, value));
  }

  private Future<RecordMetadata> begin(Command command) {
    return begin(command.partnerId(), headers(command), Bytes.wrap(Wire.json(command.data())));
  }

  private Future<RecordMetadata> begin(
      String key, Map<String, String> headers, @Nullable Bytes value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Wire.COMMANDS, key.getBytes(UTF_8), value == null ? null : value.get());
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return producer.send(record);
  }

  private static RecordMetadata done(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take a record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending", e);
    }
  }

  /** The headers of a command in binary mode. */
  public static Map<String, String> headers(Command command) {
    Map<String, String> headers =
        headers(command.identity(), command.type(), command.authType(), command.authId());
    command.context().forEach((name, value) -> headers.put("ce_" + name, value));
    return headers;
  }

  static Map<String, String> headers(
      Identity identity, String type, @Nullable String authType, @Nullable String authId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", identity.id());
    headers.put("ce_source", identity.source());
    headers.put("ce_type", "dev.mandate.command." + type + ".v1");
    headers.put("content-type", "application/json");
    if (authType != null) {
      headers.put("ce_authtype", authType);
    }
    if (authId != null) {
      headers.put("ce_authid", authId);
    }
    return headers;
  }

  @Override
  public void close() {
    producer.close();
  }
}
