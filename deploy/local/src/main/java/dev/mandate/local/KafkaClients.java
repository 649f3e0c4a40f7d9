package dev.mandate.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients of the local broker. */
final class KafkaClients {
  private final String bootstrapServers;

  KafkaClients(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  Admin admin() {
    return Admin.create(settings());
  }

  Producer<String, byte[]> producer() {
    return new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
  }

  /** A consumer without a group: it is told the partitions and keeps no offsets. */
  Consumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** The answer to a question, or nothing if the broker was not ready to give one in time. */
  static <T> Optional<T> answer(Future<T> future) {
    try {
      return Optional.of(future.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return Optional.empty();
      }
      throw new LocalServerException("Kafka refused a request: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("interrupted while asking Kafka", e);
    }
  }

  private Map<String, Object> settings() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }
}
