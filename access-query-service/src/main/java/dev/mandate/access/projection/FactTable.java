package dev.mandate.access.projection;

import dev.mandate.access.facts.Moment;
import dev.mandate.access.facts.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of one kind of facts.
 *
 * @param name its name
 * @param keyColumns what tells the facts apart
 * @param valueColumns what they say
 * @param key reads the former
 * @param value reads the latter
 */
record FactTable<K, V>(
    String name,
    List<Column<K>> keyColumns,
    List<Column<V>> valueColumns,
    Reader<K> key,
    Reader<V> value) {
  /** Reads a part of a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Every column, for a period that begins. */
  List<Column<Period<K, V>>> periodColumns() {
    return Stream.of(
            keyColumns.stream().map(column -> column.<Period<K, V>>in(Period::key)),
            valueColumns.stream().map(column -> column.<Period<K, V>>in(Period::value)),
            Stream.of(
                Column.<Period<K, V>>number("from_position", p -> p.from().position()),
                Column.<Period<K, V>>instant("from_decided", p -> p.from().decided()),
                Column.<Period<K, V>>number("to_position", p -> position(p.to())),
                Column.<Period<K, V>>instant("to_decided", p -> decided(p.to()))))
        .flatMap(columns -> columns)
        .toList();
  }

  /** The columns that tell a period apart from all others: the primary key. */
  List<Column<Period<K, V>>> periodKeyColumns() {
    return Stream.concat(
            keyColumns.stream().map(column -> column.<Period<K, V>>in(Period::key)),
            Stream.of(Column.<Period<K, V>>number("from_position", p -> p.from().position())))
        .toList();
  }

  /** The columns that tell which period ends, and when. */
  List<Column<Period<K, V>>> endColumns() {
    return Stream.concat(
            periodKeyColumns().stream(),
            Stream.of(
                Column.<Period<K, V>>number("to_position", p -> p.end().position()),
                Column.<Period<K, V>>instant("to_decided", p -> p.end().decided())))
        .toList();
  }

  private static @Nullable Long position(@Nullable Moment moment) {
    return moment == null ? null : moment.position();
  }

  private static @Nullable Instant decided(@Nullable Moment moment) {
    return moment == null ? null : moment.decided();
  }
}
