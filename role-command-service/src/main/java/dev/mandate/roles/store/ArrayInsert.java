package dev.mandate.roles.store;

import dev.mandate.roles.store.ArrayRows.Column;
import java.util.List;

/**
 * One statement that inserts any number of rows, in their order.
 *
 * @param <T> what a row is made of
 */
final class ArrayInsert<T> {
  private final String sql;
  private final ArrayRows<T> source;

  ArrayInsert(String table, List<Column<T>> columns) {
    source = new ArrayRows<>(columns);
    sql = "insert into %s (%s) select * from %s".formatted(table, source.names(), source.source());
  }

  /** Adds it to an exchange, which fails if one of the rows is there already. */
  void insert(Exchange exchange, List<T> rows) {
    if (!rows.isEmpty()) {
      exchange.update(
          sql,
          source.values(),
          (statement, first) -> source.bind(statement, first, rows),
          rows.size(),
          "Not all rows were inserted");
    }
  }
}
