package dev.mandate.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.roles.store.EventStoreWithoutStagedScan;
import dev.mandate.roles.store.PostgresEventStorageEngine;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The parts that the service really runs on: Axon's auto-configuration would start just as well
 * without an event store and without transactions.
 */
@ServiceTest
class WiringTest {
  @Autowired private ApplicationContext context;

  @Test
  void axon_runs_on_the_parts_that_are_declared() {
    assertThat(context.getBean(CommandBus.class)).isExactlyInstanceOf(SimpleCommandBus.class);
    assertThat(context.getBean(EventStore.class))
        .isExactlyInstanceOf(EventStoreWithoutStagedScan.class);
    assertThat(context.getBean(EventBus.class)).isSameAs(context.getBean(EventStore.class));
    assertThat(context.getBean(EventStorageEngine.class))
        .isExactlyInstanceOf(PostgresEventStorageEngine.class);
    assertThat(context.getBean(PlatformTransactionManager.class))
        .isInstanceOf(JdbcTransactionManager.class);
    assertThat(context.getBeansOfType(Serializer.class).values())
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s).isInstanceOf(Jackson3Serializer.class));
  }

  @Test
  void the_relay_never_gives_up_an_event_so_that_no_later_one_overtakes_it() {
    assertThat(deliveryTimeout("relayKafka")).isEqualTo(Integer.MAX_VALUE);
    assertThat(deliveryTimeout("kafkaTemplate")).isEqualTo("20000");
  }

  @Test
  void a_consumer_that_kafka_refuses_tries_again() {
    assertThat(context.getBean(KafkaListenerEndpointRegistry.class).getAllListenerContainers())
        .isNotEmpty()
        .allSatisfy(
            c ->
                assertThat(c.getContainerProperties().getAuthExceptionRetryInterval()).isNotNull());
  }

  private @Nullable Object deliveryTimeout(String template) {
    return context
        .getBean(template, KafkaTemplate.class)
        .getProducerFactory()
        .getConfigurationProperties()
        .get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
  }

  @Test
  void neither_axon_server_nor_xstream_is_on_the_classpath() {
    for (String banned :
        new String[] {
          "org.axonframework.axonserver.connector.AxonServerConnectionManager",
          "com.thoughtworks.xstream.XStream"
        }) {
      assertThatThrownBy(() -> Class.forName(banned)).isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void the_update_checker_stays_silent() {
    assertThat(context.getEnvironment().getProperty("axoniq.update-checker.disabled"))
        .isEqualTo("true");
  }
}
