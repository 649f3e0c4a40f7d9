package dev.mandate.access.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.KafkaBinding;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends what this service has to say to others. */
@Component
public final class MessageSender {
  private final KafkaTemplate<byte[], byte[]> kafka;

  MessageSender(KafkaTemplate<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  /**
   * A message about a partner, which is its key.
   *
   * @param event what it says
   */
  public record Message(String partnerId, CloudEvent event) {}

  /**
   * Sends messages in their order, and waits until Kafka has all of them.
   *
   * @throws java.util.concurrent.CompletionException if Kafka did not take all of them
   */
  public void send(String topic, List<Message> messages) {
    List<CompletableFuture<?>> sends =
        messages.stream()
            .<CompletableFuture<?>>map(message -> kafka.send(binaryMode(topic, message)))
            .toList();
    kafka.flush();
    CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
  }

  private static ProducerRecord<byte[], byte[]> binaryMode(String topic, Message message) {
    return new ProducerRecord<>(
        topic,
        null,
        message.partnerId.getBytes(UTF_8),
        message.event.data(),
        KafkaBinding.headers(message.event));
  }
}
