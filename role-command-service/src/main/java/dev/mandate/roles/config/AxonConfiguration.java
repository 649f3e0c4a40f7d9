package dev.mandate.roles.config;

import dev.mandate.roles.batch.Aggregates;
import dev.mandate.roles.batch.CommandHandling;
import dev.mandate.roles.batch.Judgement;
import dev.mandate.roles.store.EventStoreWithoutStagedScan;
import dev.mandate.roles.store.PostgresEventStorageEngine;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon, wired explicitly: on Spring Boot 4 without JPA its auto-configuration silently leaves out
 * the event store. Transactions belong to the batch, so Axon starts none of its own.
 */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {
  @Bean
  EventStorageEngine eventStorageEngine(Clock clock) {
    return new PostgresEventStorageEngine(clock);
  }

  @Bean
  EventStore eventStore(EventStorageEngine engine) {
    return new EventStoreWithoutStagedScan(engine);
  }

  /** Handles in the caller's thread; whatever is thrown rolls the command back. */
  @Bean
  CommandBus commandBus() {
    return SimpleCommandBus.builder()
        .transactionManager(NoTransactionManager.instance())
        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
        .build();
  }

  @Bean
  Aggregates aggregates(EventStore eventStore) {
    return new Aggregates(eventStore);
  }

  @Bean
  CommandHandling commandHandling(Clock clock) {
    return new CommandHandling(clock);
  }

  @Bean
  Judgement judgement(CommandBus commandBus, Aggregates aggregates) {
    return new Judgement(commandBus, aggregates);
  }
}
