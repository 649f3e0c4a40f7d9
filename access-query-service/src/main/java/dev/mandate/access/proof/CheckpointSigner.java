package dev.mandate.access.proof;

import dev.mandate.access.proof.CheckpointStore.Due;
import dev.mandate.access.proof.CheckpointStore.Signed;
import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.Frontier;
import dev.mandate.proof.Hash;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs checkpoints of the logs that have grown. It appends the hashes of the new entries to the
 * tree of the last checkpoint by itself; if that does not lead to the tree that the projection has,
 * entries were changed, removed or put in between, and nothing more is signed of that log.
 */
@Component
final class CheckpointSigner {
  private static final Logger log = LoggerFactory.getLogger(CheckpointSigner.class);

  /** Logs that are signed in one transaction. */
  private static final int LOGS = 200;

  /** New entries that are read at once, of each log at first and then of one. */
  private static final int ENTRIES = 500;

  private static final int MORE_ENTRIES = 20_000;

  private final TransactionOperations transactions;
  private final CheckpointStore store;
  private final SigningKeys keys;
  private final String origin;
  private final Clock clock;
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final AtomicLong signed = new AtomicLong();

  CheckpointSigner(
      TransactionOperations transactions,
      CheckpointStore store,
      SigningKeys keys,
      ProofProperties properties,
      Clock clock) {
    this.transactions = transactions;
    this.store = store;
    this.keys = keys;
    this.origin = properties.origin();
    this.clock = clock;
  }

  /** Logs that do not continue what was signed of them. */
  Set<String> broken() {
    return Set.copyOf(broken);
  }

  /** How many checkpoints this instance has signed. */
  long signed() {
    return signed.get();
  }

  /**
   * Signs what is due, unless another instance does so at present.
   *
   * @return whether more is due at once
   */
  boolean sign() {
    Integer number = transactions.execute(_ -> store.isSigner() ? sign(store.due(LOGS)) : 0);
    int known = Objects.requireNonNullElse(number, 0);
    signed.addAndGet(known);
    return known == LOGS;
  }

  private int sign(List<Due> due) {
    if (due.isEmpty()) {
      return 0;
    }
    append(store.next(due, ENTRIES), due);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Signed> checkpoints = new ArrayList<>();
    List<Frontier> trees = new ArrayList<>();
    for (Due log : due) {
      appendRest(log);
      if (isContinued(log)) {
        checkpoints.add(signed(log.partnerId(), log.tree(), now));
        trees.add(log.tree());
      }
    }
    if (!checkpoints.isEmpty()) {
      store.save(checkpoints, trees);
    }
    return checkpoints.size();
  }

  /** Most logs have grown by a few entries; one that nobody has signed before can have millions. */
  private void appendRest(Due log) {
    long before = -1;
    while (log.tree().size() < log.present().size() && log.tree().size() > before) {
      before = log.tree().size();
      append(store.next(List.of(log), MORE_ENTRIES), List.of(log));
    }
  }

  private static void append(Map<String, List<Hash>> next, List<Due> logs) {
    for (Due log : logs) {
      next.getOrDefault(log.partnerId(), List.of()).forEach(log.tree()::append);
    }
  }

  private boolean isContinued(Due due) {
    if (due.tree().isEqualTo(due.present())) {
      broken.remove(due.partnerId());
      return true;
    }
    if (broken.add(due.partnerId())) {
      log.error(
          "The audit log of {} does not continue what was signed of it, and is signed no more",
          due.partnerId());
    }
    return false;
  }

  private Signed signed(String partnerId, Frontier tree, Instant now) {
    Checkpoint checkpoint = new Checkpoint(origin + "/" + partnerId, tree.size(), tree.root(), now);
    return new Signed(partnerId, checkpoint, keys.sign(checkpoint));
  }
}
