package dev.mandate.roles.batch;

import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.EventStoreWithoutStagedScan;
import dev.mandate.roles.store.IdRegistry;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.roles.store.PostgresEventStorageEngine;
import dev.mandate.roles.store.RoleExpiries;
import dev.mandate.roles.store.Snapshots;
import dev.mandate.roles.store.StateCache;
import dev.mandate.roles.store.StatePreparation;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The deciding part of one instance of the service, with a cache of its own. */
public final class TestInstance {
  public final JdbcTemplate jdbc;
  public final BatchExecutor executor;
  public final RoleExpiries expiries;
  public final ExpiryExecutor expiryExecutor;

  public TestInstance(TestDatabase database, Clock clock, int cacheEntries) {
    this(database, clock, cacheEntries, 100);
  }

  /**
   * @param snapshotEvery how many events are folded at most before a state is kept
   */
  public TestInstance(TestDatabase database, Clock clock, int cacheEntries, int snapshotEvery) {
    var dataSource = database.dataSource();
    jdbc = new JdbcTemplate(dataSource);
    var eventStore = new EventStoreWithoutStagedScan(new PostgresEventStorageEngine(clock));
    var bus =
        SimpleCommandBus.builder().transactionManager(NoTransactionManager.instance()).build();
    new AnnotationCommandHandlerAdapter<>(new CommandHandling(clock)).subscribe(bus);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    var histories = new PartnerHistories(jdbc);
    var registry = new IdRegistry(jdbc);
    var preparation = new StatePreparation(new StateCache(cacheEntries), registry, jdbc);
    var judgement = new Judgement(bus, new Aggregates(eventStore));
    expiries = new RoleExpiries(jdbc);
    executor =
        new BatchExecutor(
            transactions,
            jdbc,
            new ConsumerOffsets(jdbc),
            histories,
            new CommandInbox(jdbc),
            registry,
            new PersonSecrets(jdbc),
            expiries,
            preparation,
            new Snapshots(snapshotEvery),
            judgement);
    expiryExecutor =
        new ExpiryExecutor(transactions, jdbc, histories, expiries, preparation, judgement, clock);
  }

  /** With a cache of the usual size. */
  public static TestInstance on(TestDatabase database) {
    return new TestInstance(database, Clock.systemUTC(), 10_000);
  }

  /** Decides commands as one batch. */
  public List<CommandResult> decide(CommandMessage... commands) {
    return executor.execute(List.of(commands), Map.of());
  }

  /** The short names of a partner's events, in the order of positions. */
  public List<String> history(String partner) {
    return jdbc.queryForList(
        """
        select split_part(type, '.', 4) from event where partner_id = ? order by position
        """,
        String.class,
        partner);
  }

  /** A partner's positions, in order. */
  public List<Long> positions(String partner) {
    return jdbc.queryForList(
        "select position from event where partner_id = ? order by position", Long.class, partner);
  }
}
