package dev.mandate.roles.config;

import dev.mandate.roles.batch.ExpiryExecutor;
import dev.mandate.roles.batch.Judgement;
import dev.mandate.roles.expiry.RoleExpirer;
import dev.mandate.roles.relay.EventRelay;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.RoleExpiries;
import dev.mandate.roles.store.StatePreparation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Roles that end by themselves. */
@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {
  @Bean
  ExpiryExecutor expiryExecutor(
      PlatformTransactionManager transactionManager,
      JdbcTemplate jdbc,
      PartnerHistories histories,
      RoleExpiries expiries,
      StatePreparation preparation,
      Judgement judgement,
      Clock clock) {
    return new ExpiryExecutor(
        new TransactionTemplate(transactionManager),
        jdbc,
        histories,
        expiries,
        preparation,
        judgement,
        clock);
  }

  @Bean
  RoleExpirer roleExpirer(
      RoleExpiries expiries, ExpiryExecutor executor, Clock clock, EventRelay relay) {
    return new RoleExpirer(expiries, executor, clock, relay::wakeUp);
  }

  @Bean
  FailureHealth expiry(RoleExpirer roleExpirer, MeterRegistry meters) {
    return new FailureHealth(roleExpirer::failures, "mandate.expiry.failures", meters);
  }
}
