package dev.mandate.roles.config;

import dev.mandate.brokers.Brokers;
import dev.mandate.roles.intake.CommandListener;
import dev.mandate.roles.relay.Republication;
import dev.mandate.roles.relay.TopicRenewal;
import dev.mandate.roles.relay.TopicRenewer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What follows when people were erased. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErasureProperties.class)
class ErasureConfiguration {
  @Bean
  TopicRenewer topicRenewer(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      Brokers brokers,
      Republication republication,
      Clock clock,
      ErasureProperties properties,
      MeterRegistry meters) {
    TopicRenewer renewer =
        new TopicRenewer(
            new TopicRenewal(
                jdbc,
                new TransactionTemplate(transactions),
                brokers,
                republication,
                clock,
                CommandListener.GROUP,
                properties.renewTopicsAfter()));
    meters.gauge("mandate.erasures.waiting", renewer, TopicRenewer::waiting);
    return renewer;
  }

  @Bean
  FailureHealth erasure(TopicRenewer topicRenewer, MeterRegistry meters) {
    return new FailureHealth(topicRenewer::failures, "mandate.erasure.failures", meters);
  }
}
