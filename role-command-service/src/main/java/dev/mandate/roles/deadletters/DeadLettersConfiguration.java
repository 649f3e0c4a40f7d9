package dev.mandate.roles.deadletters;

import dev.mandate.roles.upstreams.CommandTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Consumers and a producer of its own: looking at dead letters must not disturb commands. */
@Configuration(proxyBeanMethods = false)
class DeadLettersConfiguration {
  /** How long Kafka may take for one step of a request, before the answer is that it is away. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Bean
  DeadLetterTopic deadLetterTopic(ConsumerFactory<byte[], byte[]> consumers) {
    return new DeadLetterTopic(consumers, LIMIT);
  }

  @Bean
  Redriver redriver(
      CommandTopics topics, ProducerFactory<byte[], byte[]> producers, MeterRegistry meters) {
    return new Redriver(topics, producers, LIMIT, meters);
  }
}
