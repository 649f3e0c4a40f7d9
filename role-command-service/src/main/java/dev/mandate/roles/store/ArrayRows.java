package dev.mandate.roles.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Any number of rows as the values of one statement: each column travels as an array. PostgreSQL
 * then neither plans nor prepares anything per row, as it does for a list of values.
 *
 * @param <T> what a row is made of
 */
final class ArrayRows<T> {
  /**
   * A column, and where its values come from.
   *
   * @param array makes an array of the class that the driver sends in its binary form, if it has
   *     one
   */
  record Column<T>(
      String name,
      String type,
      IntFunction<@Nullable Object[]> array,
      Function<T, @Nullable Object> value) {
    static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
      return new Column<>(name, "text", String[]::new, value::apply);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Long> value) {
      return new Column<>(name, "bigint", Long[]::new, value::apply);
    }

    static <T> Column<T> flag(String name, Function<T, Boolean> value) {
      return new Column<>(name, "boolean", Boolean[]::new, value::apply);
    }

    static <T> Column<T> bytes(String name, Function<T, byte[]> value) {
      return new Column<>(name, "bytea", byte[][]::new, value::apply);
    }

    static <T> Column<T> instant(String name, Function<T, Instant> value) {
      // As text, so that no time zone of this machine gets between.
      return new Column<>(name, "timestamptz", String[]::new, row -> value.apply(row).toString());
    }

    private @Nullable Object[] of(List<T> rows) {
      return rows.stream().map(value).toArray(array);
    }
  }

  private final List<Column<T>> columns;

  ArrayRows(List<Column<T>> columns) {
    this.columns = columns;
  }

  /** How many values a statement has for them. */
  int values() {
    return columns.size();
  }

  /** The columns, as an insert names them. */
  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** What a statement reads the rows from. */
  String source() {
    return columns.stream()
        .map(column -> "?::" + column.type() + "[]")
        .collect(Collectors.joining(", ", "unnest(", ")"));
  }

  void bind(PreparedStatement statement, int first, List<T> rows) throws SQLException {
    Connection connection = statement.getConnection();
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      statement.setArray(first + i, connection.createArrayOf(column.type(), column.of(rows)));
    }
  }
}
