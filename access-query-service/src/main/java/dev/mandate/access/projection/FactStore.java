package dev.mandate.access.projection;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.facts.Period;
import dev.mandate.access.facts.Timeline;
import dev.mandate.access.projection.FactTables.Filling;
import dev.mandate.access.reading.Rows;
import dev.mandate.wire.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Loads the facts that some events speak of, and stores what the events changed. */
@Component
final class FactStore {
  private final JdbcTemplate jdbc;

  FactStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The facts that hold now and that these events speak of. */
  Facts load(List<RecordedEvent> events) {
    Mentioned mentioned = Mentioned.in(events);
    Facts facts = new Facts();
    load(FactTables.PARTNER, FactTables.PARTNER_KEY, mentioned.partners(), facts.partners());
    load(FactTables.PARTNER_USER, FactTables.USER_KEY, mentioned.users(), facts.users());
    load(FactTables.ROLE_GRANT, FactTables.USER_KEY, mentioned.roleHolders(), facts.grants());
    load(FactTables.MANAGED_ENTRY, FactTables.ENTRY_KEY, mentioned.entries(), facts.entries());
    load(FactTables.CUSTOMER, FactTables.CUSTOMER_KEY, mentioned.customers(), facts.customers());
    load(FactTables.CUSTOMER_USER, FactTables.USER_KEY, mentioned.users(), facts.customerUsers());
    load(
        FactTables.CUSTOMER_ROLE_GRANT,
        FactTables.USER_KEY,
        mentioned.customerRoleHolders(),
        facts.customerGrants());
    return facts;
  }

  /** Stores what has changed since the facts were loaded. */
  void save(Facts facts) {
    for (Filling<?, ?> filling : FactTables.fillings(facts)) {
      save(filling);
    }
  }

  private <K, V, W> void load(
      FactTable<K, V> table,
      List<Column<W>> wantedBy,
      Collection<W> wanted,
      Timeline<K, V> timeline) {
    if (wanted.isEmpty()) {
      return;
    }
    jdbc.query(
        lookUp(table, wantedBy),
        statement -> Column.bind(statement, wantedBy, List.copyOf(wanted)),
        row -> {
          timeline.load(table.key().read(row), table.value().read(row), Rows.moment(row, "from"));
        });
  }

  /**
   * Looks up what holds, one look into the index for each, whatever the planner takes the table
   * for: a plan that was made while it was small would compare all that holds with all that is
   * wanted.
   */
  static String lookUp(FactTable<?, ?> table, List<? extends Column<?>> wantedBy) {
    return """
    select t.* from %s wanted(%s) cross join lateral (
      select * from %s t where %s and t.to_position is null offset 0) t
    """
        .formatted(
            Column.rows(wantedBy),
            Column.names(wantedBy),
            table.name(),
            areThoseOf("wanted", wantedBy));
  }

  private <K, V> void save(Filling<K, V> filling) {
    Timeline<K, V> timeline = filling.timeline();
    if (!timeline.ended().isEmpty()) {
      end(filling.table(), timeline.ended());
    }
    if (!timeline.begun().isEmpty()) {
      begin(filling.table(), timeline.begun());
    }
  }

  private <K, V> void end(FactTable<K, V> table, List<Period<K, V>> periods) {
    List<Column<Period<K, V>>> columns = table.endColumns();
    int updated = jdbc.update(end(table), statement -> Column.bind(statement, columns, periods));
    if (updated != periods.size()) {
      throw new IllegalStateException(
          "%d facts of %s should end, but %d did: somebody else writes to the table"
              .formatted(periods.size(), table.name(), updated));
    }
  }

  /**
   * Ends periods, each found by its primary key, for the same reason: {@code is null} would lead to
   * the index of all that holds.
   */
  static String end(FactTable<?, ?> table) {
    List<? extends Column<?>> columns = table.endColumns();
    return """
    update %s t set to_position = ended.to_position, to_decided = ended.to_decided
    from %s ended(%s) where %s and coalesce(t.to_position, 0) = 0
    """
        .formatted(
            table.name(),
            Column.rows(columns),
            Column.names(columns),
            areThoseOf("ended", table.periodKeyColumns()));
  }

  private static String areThoseOf(String other, List<? extends Column<?>> columns) {
    return columns.stream()
        .map(column -> "t.%1$s = %2$s.%1$s".formatted(column.name(), other))
        .collect(Collectors.joining(" and "));
  }

  private <K, V> void begin(FactTable<K, V> table, List<Period<K, V>> periods) {
    List<Column<Period<K, V>>> columns = table.periodColumns();
    String sql =
        "insert into %s (%s) select * from %s"
            .formatted(table.name(), Column.names(columns), Column.rows(columns));
    jdbc.update(sql, statement -> Column.bind(statement, columns, periods));
  }
}
