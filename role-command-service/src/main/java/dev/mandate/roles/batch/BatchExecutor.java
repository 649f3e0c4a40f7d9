package dev.mandate.roles.batch;

import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.CommandInbox.CommandKey;
import dev.mandate.roles.store.ConsumerOffsets;
import dev.mandate.roles.store.IdRegistry;
import dev.mandate.roles.store.OffsetMove;
import dev.mandate.roles.store.PartnerHistories;
import dev.mandate.roles.store.PartnerHistories.Head;
import dev.mandate.roles.store.PreparedBatch;
import dev.mandate.roles.store.RoleExpiries;
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
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.DuplicateKeyException;
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
  private final ConsumerOffsets offsets;
  private final PartnerHistories histories;
  private final CommandInbox inbox;
  private final IdRegistry registry;
  private final RoleExpiries expiries;
  private final StatePreparation preparation;
  private final Judgement judgement;

  public BatchExecutor(
      TransactionTemplate transactions,
      ConsumerOffsets offsets,
      PartnerHistories histories,
      CommandInbox inbox,
      IdRegistry registry,
      RoleExpiries expiries,
      StatePreparation preparation,
      Judgement judgement) {
    this.transactions = transactions;
    this.offsets = offsets;
    this.histories = histories;
    this.inbox = inbox;
    this.registry = registry;
    this.expiries = expiries;
    this.preparation = preparation;
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
    move(moves);
    Map<String, Head> heads = histories.lock(partnersOf(commands));
    Map<CommandKey, CommandResult> outcomes =
        inbox.find(commands.stream().map(BatchExecutor::keyOf).toList());
    List<CommandMessage> fresh = fresh(commands, outcomes.keySet());
    PreparedBatch prepared =
        preparation.prepare(Mentioned.by(fresh), heads, Mentioned.alsoTouchedBy(fresh));
    IdOwners owners = new IdOwners(prepared.owners());
    Map<String, Head> newHeads = new TreeMap<>(heads);
    if (!fresh.isEmpty()) {
      judgement.run(
          fresh,
          prepared.states(),
          new Batch(heads, judgement.aggregates(), owners),
          (results, batch) -> {
            newHeads.putAll(batch.heads());
            results.forEach(result -> outcomes.put(keyOf(result), result));
            registry.claim(owners.claimed());
            inbox.add(results);
            expiries.apply(batch.expiryChanges());
            histories.advance(batch.heads());
          });
    }
    return new Committed(prepared, newHeads, outcomes);
  }

  private void move(Map<TopicPartition, OffsetMove> moves) {
    if (moves.isEmpty()) {
      return;
    }
    Set<TopicPartition> stale = new HashSet<>(moves.keySet());
    stale.removeAll(offsets.advance(moves));
    if (!stale.isEmpty()) {
      throw new StaleConsumerException(stale);
    }
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
