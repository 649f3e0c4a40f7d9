package dev.mandate.access.projection;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.facts.Moment;
import dev.mandate.access.projection.LogTrees.Subtree;
import dev.mandate.access.projection.PartnerProgress.Reached;
import dev.mandate.access.projection.Slice.Item;
import dev.mandate.access.trail.Trail;
import dev.mandate.audit.AuditEntry;
import dev.mandate.wire.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes the rows of one partition from the beginning, in empty tables that nobody else writes this
 * partition's partners to: the same fold as the projection's, but in memory, and all rows are
 * copied. Only secrets are not the generation's own, and changed where others change them, too. It
 * takes in what it can; the projection goes on from the offset that it stores.
 */
public final class PartitionFold {
  private final int partition;
  private final PartnerOwners owners;
  private final Trail trail;
  private final FactCopy facts;
  private final CopyBuffer<AuditTable.Row> entries;
  private final CopyBuffer<AuditText> texts;
  private final CopyBuffer<Subtree> subtrees;
  private final SecretChanges secrets = new SecretChanges();
  private final LogTrees trees = new LogTrees();
  private final Set<Quarter> quarters = new HashSet<>();
  private final Set<AuditText> knownTexts = new HashSet<>();
  private final Map<String, Moment> reached = new HashMap<>();
  private @Nullable Obstacle obstacle;

  /**
   * Begins with nothing.
   *
   * @param owners shared by the folds of all partitions
   */
  public PartitionFold(int partition, PartnerOwners owners) {
    this.partition = partition;
    this.owners = owners;
    Facts none = new Facts();
    trail = new Trail(none, Subjects::of);
    facts = new FactCopy(none);
    entries = new CopyBuffer<>("audit_entry", AuditTable.COLUMNS);
    texts = new CopyBuffer<>("audit_text", AuditText.COLUMNS);
    subtrees = new CopyBuffer<>("audit_subtree", Subtree.COLUMNS);
  }

  /**
   * Takes the next records in, up to the first that cannot be.
   *
   * @return whether all of them are in; if not, nothing more may follow
   */
  public boolean takeIn(List<ConsumerRecord<byte[], byte[]>> records) {
    Slice decoded = Decoder.slice(partition, records.getFirst().offset(), records);
    Slice slice = owners.own(decoded);
    Admission admission = Admission.of(List.of(slice), known(slice));
    for (Item item : admission.items()) {
      add(trail.append(item.event()), item);
      secrets.add(item);
    }
    subtrees.addAll(trees.takeCompleted());
    reached.putAll(admission.reached());
    obstacle = admission.slices().getFirst().obstacle();
    return obstacle == null;
  }

  private void add(AuditEntry entry, Item item) {
    AuditTable.Row row = AuditTable.Row.of(entry, item, trees);
    entries.add(row);
    quarters.add(Quarter.of(entry.decided()));
    row.texts().filter(knownTexts::add).forEach(texts::add);
  }

  private Map<String, Long> known(Slice slice) {
    return slice.items().stream()
        .map(item -> item.event().event().partnerId())
        .distinct()
        .filter(reached::containsKey)
        .collect(Collectors.toMap(partner -> partner, partner -> position(partner)));
  }

  private long position(String partnerId) {
    Moment moment = reached.get(partnerId);
    return moment == null ? 0 : moment.position();
  }

  /** Writes what will not change any more. */
  public void writeEnded(Connection connection) throws SQLException {
    JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    new AuditPartitions(jdbc).provide(quarters);
    quarters.clear();
    new SecretTable(jdbc).apply(secrets.take());
    CopyManager copy = copy(connection);
    entries.writeTo(copy);
    texts.writeTo(copy);
    subtrees.writeTo(copy);
    facts.writeEnded(copy);
  }

  /**
   * Writes all that is left, and where the projection goes on.
   *
   * @param end the offset behind the last record, if there was no obstacle
   * @param topicId the topic that was read
   */
  public void finish(Connection connection, long end, String topicId) throws SQLException {
    writeEnded(connection);
    CopyManager copy = copy(connection);
    facts.writeHolding(copy);
    CopyBuffer<Reached> progress = new CopyBuffer<>("partner_progress", PartnerProgress.COLUMNS);
    progress.addAll(Reached.of(reached, trees));
    progress.writeTo(copy);
    writeOffset(connection, obstacle == null ? end : obstacle.offset(), topicId);
  }

  private void writeOffset(Connection connection, long next, String topicId) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into consumer_offset (topic, partition, next_offset, topic_id)"
                + " values (?, ?, ?, ?)")) {
      insert.setString(1, Topics.EVENTS);
      insert.setInt(2, partition);
      insert.setLong(3, next);
      insert.setString(4, topicId);
      insert.executeUpdate();
    }
  }

  private static CopyManager copy(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
