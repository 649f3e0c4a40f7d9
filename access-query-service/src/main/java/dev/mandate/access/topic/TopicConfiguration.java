package dev.mandate.access.topic;

import dev.mandate.brokers.Brokers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The client that asks the brokers. */
@Configuration(proxyBeanMethods = false)
class TopicConfiguration {
  @Bean
  Brokers brokers(KafkaAdmin admin) {
    return new Brokers(admin.getConfigurationProperties());
  }
}
