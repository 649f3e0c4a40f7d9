package dev.mandate.roles.config;

import dev.mandate.roles.batch.BatchExecutor;
import dev.mandate.roles.batch.Judgement;
import dev.mandate.roles.dryrun.DryRun;
import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.IdRegistry;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.StateCache;
import dev.mandate.roles.store.StatePreparation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store and the batch that writes it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  CommandInbox commandInbox(JdbcTemplate jdbc) {
    return new CommandInbox(jdbc);
  }

  @Bean
  ConsumerOffsets consumerOffsets(JdbcTemplate jdbc) {
    return new ConsumerOffsets(jdbc);
  }

  @Bean
  BatchExecutor batchExecutor(
      PlatformTransactionManager transactionManager,
      JdbcTemplate jdbc,
      ConsumerOffsets offsets,
      CommandInbox inbox,
      Judgement judgement,
      CommandServiceProperties properties) {
    IdRegistry registry = new IdRegistry(jdbc);
    StateCache cache = new StateCache(properties.cacheEntries());
    return new BatchExecutor(
        new TransactionTemplate(transactionManager),
        offsets,
        new PartnerHistories(jdbc),
        inbox,
        registry,
        new StatePreparation(cache, registry, jdbc),
        judgement);
  }

  @Bean
  DryRun dryRun(
      PlatformTransactionManager transactionManager,
      JdbcTemplate jdbc,
      CommandInbox inbox,
      Clock clock) {
    return new DryRun(transactionManager, jdbc, inbox, clock);
  }
}
