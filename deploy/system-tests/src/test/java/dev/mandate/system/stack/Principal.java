package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.oracle.Command.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Somebody at the secured broker, who has the rights of this principal and a group of its name. */
public final class Principal {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final Map<String, Object> client;

  /**
   * @param client the settings of a client of Kafka, with what the principal logs in with
   */
  Principal(String name, Map<String, String> client) {
    this.name = name;
    this.client = new HashMap<>(client);
  }

  /** Sends a command on the topic of the upstream of this name. */
  public void command(
      String id, String type, String authType, String authId, Map<String, Object> data) {
    Map<String, String> headers =
        CommandProducer.headers(new Identity("/secured", id), type, authType, authId);
    send(ownTopic(), String.valueOf(data.get("partnerId")), headers, Wire.json(data));
  }

  /** The topic of commands that this principal has if it is an upstream. */
  public String ownTopic() {
    return Wire.COMMANDS + "." + name;
  }

  /** Sends a record, or throws what Kafka has against it. */
  public void send(String topic, String key, Map<String, String> headers, byte[] value) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
    headers.forEach((header, text) -> record.headers().add(header, text.getBytes(UTF_8)));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Awaits the result of a command. */
  public Map<String, Object> result(String commandId) {
    return Wire.object(
        first(Wire.RESULTS, r -> commandId.equals(TopicReader.text(r, "ce_causationid"))).value());
  }

  /** Awaits a record about a partner. */
  public void awaitRecordOf(String partner, String topic) {
    first(topic, record -> Arrays.equals(record.key(), partner.getBytes(UTF_8)));
  }

  private ConsumerRecord<byte[], byte[]> first(
      String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.subscribe(List.of(topic));
      List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
      await(name + " reads " + topic)
          .atMost(PATIENCE)
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> record :
                    consumer.poll(Duration.ofMillis(100))) {
                  if (wanted.test(record)) {
                    found.add(record);
                  }
                }
                return !found.isEmpty();
              });
      return found.getFirst();
    }
  }

  /** A consumer that begins at the first record of whatever it reads; the caller closes it. */
  public KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("group.id", name);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
