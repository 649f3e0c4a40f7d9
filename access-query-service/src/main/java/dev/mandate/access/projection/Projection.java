package dev.mandate.access.projection;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.projection.PartnerProgress.Reached;
import dev.mandate.access.projection.Slice.Item;
import dev.mandate.access.trail.Trail;
import dev.mandate.proof.Frontier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what one poll brought into the read model, in one transaction: facts, audit entries, what
 * becomes of secrets, partner positions and consumer offsets, or nothing of it.
 */
@Component
final class Projection {
  private final TransactionOperations transactions;
  private final TransactionSettings settings;
  private final ConsumerOffsets offsets;
  private final PartnerProgress progress;
  private final FactStore factStore;
  private final AuditTable auditTable;
  private final SecretTable secretTable;

  Projection(
      TransactionOperations transactions,
      TransactionSettings settings,
      ConsumerOffsets offsets,
      PartnerProgress progress,
      FactStore factStore,
      AuditTable auditTable,
      SecretTable secretTable) {
    this.transactions = transactions;
    this.settings = settings;
    this.offsets = offsets;
    this.progress = progress;
    this.factStore = factStore;
    this.auditTable = auditTable;
    this.secretTable = secretTable;
  }

  /** One of its own, for tables that are no bean's. */
  static Projection into(DataSource tables) {
    JdbcTemplate jdbc = new JdbcTemplate(tables);
    return new Projection(
        new TransactionTemplate(new JdbcTransactionManager(tables)),
        new TransactionSettings(jdbc),
        new ConsumerOffsets(jdbc),
        new PartnerProgress(jdbc),
        new FactStore(jdbc),
        new AuditTable(jdbc),
        new SecretTable(jdbc));
  }

  /**
   * Takes slices in, each up to its obstacle, if it has one.
   *
   * @return the slices as they were taken in: one may end earlier, with an obstacle
   * @throws StaleOffsetException if another consumer was here before; then nothing was taken in
   */
  List<Slice> takeIn(List<Slice> slices) {
    return Objects.requireNonNull(transactions.execute(_ -> takeInHere(slices)));
  }

  private List<Slice> takeInHere(List<Slice> slices) {
    settings.make();
    Map<String, Frontier> logs = progress.lock(partners(slices));
    Admission admission = Admission.of(slices, positions(logs));
    offsets.advance(admission.slices());
    if (!admission.items().isEmpty()) {
      LogTrees trees = new LogTrees(logs);
      store(admission.items(), trees);
      progress.advance(Reached.of(admission.reached(), trees));
    }
    return admission.slices();
  }

  private static Map<String, Long> positions(Map<String, Frontier> logs) {
    Map<String, Long> positions = new HashMap<>();
    logs.forEach((partnerId, frontier) -> positions.put(partnerId, frontier.size()));
    return positions;
  }

  private void store(List<Item> items, LogTrees trees) {
    Facts facts = factStore.load(items.stream().map(Item::event).toList());
    Trail trail = new Trail(facts, Subjects::of);
    List<AuditTable.Row> rows =
        items.stream()
            .map(item -> AuditTable.Row.of(trail.append(item.event()), item, trees))
            .toList();
    factStore.save(facts);
    auditTable.append(rows);
    auditTable.addSubtrees(trees.takeCompleted());
    SecretChanges secrets = new SecretChanges();
    items.forEach(secrets::add);
    secretTable.apply(secrets.take());
  }

  private static Set<String> partners(List<Slice> slices) {
    return slices.stream()
        .flatMap(slice -> slice.items().stream())
        .map(item -> item.event().event().partnerId())
        .collect(Collectors.toSet());
  }
}
