package dev.mandate.roles.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.mandate.roles.batch.BatchExecutor;
import dev.mandate.roles.batch.Judgement;
import dev.mandate.roles.dryrun.DryRun;
import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.IdRegistry;
import dev.mandate.roles.store.Lookups;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.roles.store.RoleExpiries;
import dev.mandate.roles.store.Snapshots;
import dev.mandate.roles.store.StateCache;
import dev.mandate.roles.store.StatePreparation;
import java.time.Clock;
import org.springframework.beans.factory.config.BeanPostProcessor;
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

  /** Whatever else is configured for connections. */
  @Bean
  static BeanPostProcessor lookups() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          pool.setConnectionInitSql(Lookups.SETTINGS);
        }
        return bean;
      }
    };
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
  IdRegistry idRegistry(JdbcTemplate jdbc) {
    return new IdRegistry(jdbc);
  }

  @Bean
  PartnerHistories partnerHistories(JdbcTemplate jdbc) {
    return new PartnerHistories(jdbc);
  }

  @Bean
  PersonSecrets personSecrets(JdbcTemplate jdbc) {
    return new PersonSecrets(jdbc);
  }

  @Bean
  RoleExpiries roleExpiries(JdbcTemplate jdbc) {
    return new RoleExpiries(jdbc);
  }

  /** With the one cache of this instance. */
  @Bean
  StatePreparation statePreparation(
      CommandServiceProperties properties, IdRegistry registry, JdbcTemplate jdbc) {
    return new StatePreparation(new StateCache(properties.cacheEntries()), registry, jdbc);
  }

  @Bean
  Snapshots snapshots(CommandServiceProperties properties) {
    return new Snapshots(properties.snapshotEvery());
  }

  @Bean
  BatchExecutor batchExecutor(
      PlatformTransactionManager transactionManager,
      JdbcTemplate jdbc,
      ConsumerOffsets offsets,
      PartnerHistories histories,
      CommandInbox inbox,
      IdRegistry registry,
      PersonSecrets secrets,
      RoleExpiries expiries,
      StatePreparation preparation,
      Snapshots snapshots,
      Judgement judgement) {
    return new BatchExecutor(
        new TransactionTemplate(transactionManager),
        jdbc,
        offsets,
        histories,
        inbox,
        registry,
        secrets,
        expiries,
        preparation,
        snapshots,
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
