package dev.mandate.access.projection;

import dev.mandate.access.projection.LogTrees.Subtree;
import dev.mandate.access.projection.Slice.Item;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.proof.Hash;
import dev.mandate.wire.Provenance;
import dev.mandate.wire.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores audit entries, each together with the event that it tells of, and the texts in them. */
@Component
final class AuditTable {
  /**
   * A row.
   *
   * @param entry what is told of the event
   * @param event the event
   * @param data its data
   * @param hash the leaf of its log's tree
   * @param reasonKey what stands for the reason of the entry in an index, if it has one
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Row(
      AuditEntry entry, RecordedEvent event, byte[] data, Hash hash, @Nullable UUID reasonKey) {
    static Row of(AuditEntry entry, Item item, LogTrees trees) {
      String reason = entry.reason();
      UUID reasonKey = reason == null ? null : AuditText.keyOf(reason);
      return new Row(entry, item.event(), item.data(), trees.append(entry), reasonKey);
    }

    /** The texts in the entry. */
    Stream<AuditText> texts() {
      return AuditText.in(entry, reasonKey);
    }
  }

  /** The longest id of a valid asker; a longer one is cut, because it has to fit an index. */
  private static final int MAX_ACTOR_LENGTH = 256;

  private static final String INSERT_SUBTREES =
      "insert into audit_subtree (%s) select * from %s"
          .formatted(Column.names(Subtree.COLUMNS), Column.rows(Subtree.COLUMNS));

  /** The columns of a row. */
  static final List<Column<Row>> COLUMNS = columns();

  private static final String INSERT =
      "insert into audit_entry (%s) select * from %s"
          .formatted(Column.names(COLUMNS), Column.rows(COLUMNS));

  private static final String INSERT_TEXTS =
      "insert into audit_text (%s) select * from %s on conflict do nothing"
          .formatted(Column.names(AuditText.COLUMNS), Column.rows(AuditText.COLUMNS));

  private final JdbcTemplate jdbc;
  private final AuditPartitions partitions;

  AuditTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    partitions = new AuditPartitions(jdbc);
  }

  /** Adds entries. */
  void append(List<Row> rows) {
    partitions.provide(rows.stream().map(row -> Quarter.of(row.entry().decided())).toList());
    jdbc.update(INSERT, statement -> Column.bind(statement, COLUMNS, rows));
    addTexts(rows.stream().flatMap(Row::texts).distinct().toList());
  }

  private void addTexts(List<AuditText> texts) {
    if (!texts.isEmpty()) {
      jdbc.update(INSERT_TEXTS, statement -> Column.bind(statement, AuditText.COLUMNS, texts));
    }
  }

  /** Adds subtrees that entries have completed. */
  void addSubtrees(List<Subtree> subtrees) {
    if (!subtrees.isEmpty()) {
      jdbc.update(INSERT_SUBTREES, statement -> Column.bind(statement, Subtree.COLUMNS, subtrees));
    }
  }

  private static List<Column<Row>> columns() {
    List<Column<Row>> columns = new ArrayList<>();
    entryColumns().forEach(column -> columns.add(column.in(Row::entry)));
    provenanceColumns().forEach(column -> columns.add(column.in(row -> row.event().provenance())));
    columns.add(Column.text("event_data", row -> new String(row.data(), StandardCharsets.UTF_8)));
    columns.add(Column.uuid("reason_key", Row::reasonKey));
    columns.add(Column.bytes("leaf_hash", row -> row.hash().bytes()));
    return columns;
  }

  /** What was said, or nothing; what is told in its place is found when the entry is read. */
  private static List<Column<Provenance>> provenanceColumns() {
    return List.of(
        Column.text("actor_type", Provenance::authType),
        Column.text("actor_id", from -> begin(from.authId())),
        Column.text("actor_id_rest", from -> rest(from.authId())),
        Column.text("actor_roles", from -> names(from.actorRoles())),
        Column.text("correlation_id", Provenance::correlationId),
        Column.text("trace_parent", Provenance::traceParent),
        Column.text("trace_state", Provenance::traceState));
  }

  private static List<Column<AuditEntry>> entryColumns() {
    return List.of(
        Column.text("partner_id", AuditEntry::partnerId),
        Column.number("position", AuditEntry::position),
        Column.text("event", AuditEntry::event),
        Column.text("command", AuditEntry::command),
        Column.text("outcome", entry -> entry.outcome().name()),
        Column.text("code", AuditEntry::code),
        Column.text("detail", AuditEntry::detail),
        Column.text("actor_name", entry -> entry.actor().name()),
        Column.text("target_user", AuditEntry::targetUser),
        Column.text("target_name", AuditEntry::targetName),
        Column.text("customer_id", AuditEntry::customerId),
        Column.text("customer_name", AuditEntry::customerName),
        Column.text("role", AuditEntry::role),
        Column.text("old_values", entry -> EntryForm.values(entry.oldValues())),
        Column.text("new_values", entry -> EntryForm.values(entry.newValues())),
        Column.text("cause", AuditEntry::cause),
        Column.text("reason", AuditEntry::reason),
        Column.instant("asked", AuditEntry::asked),
        Column.instant("decided", AuditEntry::decided),
        Column.instant("recorded", AuditEntry::recorded),
        Column.text("command_id", AuditEntry::commandId),
        Column.text("command_source", AuditEntry::commandSource),
        Column.text("request", entry -> entry.request() == null ? null : entry.request().json()));
  }

  private static @Nullable String begin(@Nullable String id) {
    return id == null || id.length() <= MAX_ACTOR_LENGTH ? id : id.substring(0, MAX_ACTOR_LENGTH);
  }

  private static @Nullable String rest(@Nullable String id) {
    return id == null || id.length() <= MAX_ACTOR_LENGTH ? null : id.substring(MAX_ACTOR_LENGTH);
  }

  private static String names(RoleSet roles) {
    return roles.stream().map(Role::name).collect(Collectors.joining(","));
  }
}
