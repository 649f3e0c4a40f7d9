package dev.mandate.roles.batch;

import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.CommandInbox.CommandKey;
import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.Exchange;
import dev.mandate.roles.store.IdRegistry;
import dev.mandate.roles.store.OffsetMove;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.PartnerHistories.Head;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.roles.store.PreparedBatch;
import dev.mandate.roles.store.RoleExpiries;
import dev.mandate.roles.store.Snapshots;
import dev.mandate.roles.store.StatePreparation;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides many commands in one transaction: offsets, locks, known commands, decisions, one batched
 * insert, outcomes, commit. Everything happens or nothing does; no outcome leaves before the
 * commit.
 */
public final class BatchExecutor {
  /** How often a batch is judged again because another transaction claimed the same id first. */
  private static final int ATTEMPTS = 5;

  private final TransactionTemplate transactions;
  private final JdbcTemplate jdbc;
  private final ConsumerOffsets offsets;
  private final PartnerHistories histories;
  private final CommandInbox inbox;
  private final IdRegistry registry;
  private final PersonSecrets secrets;
  private final RoleExpiries expiries;
  private final StatePreparation preparation;
  private final Snapshots snapshots;
  private final Judgement judgement;

  public BatchExecutor(
      TransactionTemplate transactions,
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
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.offsets = offsets;
    this.histories = histories;
    this.inbox = inbox;
    this.registry = registry;
    this.secrets = secrets;
    this.expiries = expiries;
    this.preparation = preparation;
    this.snapshots = snapshots;
    this.judgement = judgement;
  }

  /**
   * Decides commands in their order. A command that was decided before, also earlier in this batch,
   * gets its stored outcome again.
   *
   * @param moves how far each partition moves with this batch
   * @return one outcome per command, in the same order, all of them durable
   * @throws StaleConsumerException if a partition does not stand where it is expected
   */
  public List<CommandResult> execute(
      List<CommandMessage> commands, Map<TopicPartition, OffsetMove> moves) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(commands, moves);
      } catch (DuplicateKeyException e) {
        // Two partners claimed one id at once, or one command came over two partitions at once:
        // the other transaction has committed, so this one is judged on what that wrote.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private List<CommandResult> attempt(
      List<CommandMessage> commands, Map<TopicPartition, OffsetMove> moves) {
    Committed committed =
        Objects.requireNonNull(transactions.execute(_ -> inTransaction(commands, moves)));
    preparation.keep(committed.batch(), committed.heads());
    return commands.stream()
        .map(command -> Objects.requireNonNull(committed.outcomes().get(keyOf(command))))
        .toList();
  }

  private record Committed(
      PreparedBatch batch, Map<String, Head> heads, Map<CommandKey, CommandResult> outcomes) {}

  private Committed inTransaction(
      List<CommandMessage> commands, Map<TopicPartition, OffsetMove> moves) {
    Opened opened = open(partnersOf(commands), keysOf(commands), moves);
    Map<CommandKey, CommandResult> outcomes = inbox.find(opened.known());
    List<CommandMessage> fresh = fresh(commands, outcomes.keySet());
    PreparedBatch prepared =
        preparation.prepare(Mentioned.by(fresh), opened.heads(), Mentioned.alsoTouchedBy(fresh));
    Map<String, Head> newHeads = new TreeMap<>(opened.heads());
    if (!fresh.isEmpty()) {
      Batch batch =
          new Batch(
              opened.heads(),
              judgement.aggregates(),
              new IdOwners(prepared.owners()),
              new People(secrets.of(People.in(fresh))));
      Exchange writes = new Exchange(jdbc);
      for (CommandResult result : judge(fresh, prepared, batch, writes)) {
        outcomes.put(keyOf(result), result);
      }
      newHeads.putAll(batch.heads());
      writes.run();
    }
    return new Committed(prepared, newHeads, outcomes);
  }

  /**
   * How a transaction begins.
   *
   * @param heads of the partners that have a history, which are locked
   * @param known the commands that were decided before
   */
  private record Opened(Map<String, Head> heads, List<CommandKey> known) {}

  private Opened open(
      SortedSet<String> partners, List<CommandKey> keys, Map<TopicPartition, OffsetMove> moves) {
    Exchange exchange = new Exchange(jdbc);
    Supplier<Set<TopicPartition>> moved = offsets.advance(exchange, moves);
    Supplier<Opened> opening = lock(exchange, partners, keys);
    exchange.run();
    refuseStale(moves, moved.get());
    Opened opened = opening.get();
    return opened.heads().size() == partners.size() ? opened : openNew(partners, keys);
  }

  /** What was known before all partners were locked says nothing. */
  private Opened openNew(SortedSet<String> partners, List<CommandKey> keys) {
    Exchange exchange = new Exchange(jdbc);
    histories.create(exchange, partners);
    Supplier<Opened> opening = lock(exchange, partners, keys);
    exchange.run();
    return opening.get();
  }

  private Supplier<Opened> lock(
      Exchange exchange, SortedSet<String> partners, List<CommandKey> keys) {
    Supplier<Map<String, Head>> heads = histories.lock(exchange, partners);
    Supplier<List<CommandKey>> known = inbox.known(exchange, keys);
    return () -> new Opened(heads.get(), known.get());
  }

  private static void refuseStale(
      Map<TopicPartition, OffsetMove> moves, Set<TopicPartition> moved) {
    Set<TopicPartition> stale = new HashSet<>(moves.keySet());
    stale.removeAll(moved);
    if (!stale.isEmpty()) {
      throw new StaleConsumerException(stale);
    }
  }

  /** The events come last, because their append holds up every other writer until the commit. */
  private List<CommandResult> judge(
      List<CommandMessage> commands, PreparedBatch prepared, Batch batch, Exchange writes) {
    List<CommandResult> results = new ArrayList<>(commands.size());
    judgement.run(
        prepared.states(),
        batch,
        writes,
        () -> {
          commands.forEach(command -> results.add(judgement.dispatch(command)));
          registry.claim(writes, batch.owners().claimed());
          secrets.apply(writes, batch.people().destroyed(), batch.people().made());
          inbox.add(writes, results);
          expiries.apply(writes, batch.expiryChanges());
          histories.advance(writes, batch.heads());
          snapshots.save(writes, prepared, batch.heads());
        });
    return results;
  }

  private static List<CommandKey> keysOf(List<CommandMessage> commands) {
    return commands.stream().map(BatchExecutor::keyOf).toList();
  }

  private static SortedSet<String> partnersOf(Collection<CommandMessage> commands) {
    SortedSet<String> partners = new TreeSet<>();
    commands.forEach(command -> partners.add(command.partnerId()));
    return partners;
  }

  /** The commands that were never decided, each once: the first of equal ones counts. */
  private static List<CommandMessage> fresh(
      List<CommandMessage> commands, Set<CommandKey> decided) {
    Set<CommandKey> seen = new HashSet<>(decided);
    List<CommandMessage> fresh = new ArrayList<>();
    for (CommandMessage command : commands) {
      if (seen.add(keyOf(command))) {
        fresh.add(command);
      }
    }
    return fresh;
  }

  private static CommandKey keyOf(CommandMessage command) {
    return new CommandKey(command.source(), command.id());
  }

  private static CommandKey keyOf(CommandResult result) {
    return new CommandKey(result.commandSource(), result.commandId());
  }
}
