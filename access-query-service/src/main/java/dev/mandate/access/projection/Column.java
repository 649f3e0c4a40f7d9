package dev.mandate.access.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, and where its value comes from. Rows travel as one array per column, so that
 * any number of them is one statement; or they are copied.
 */
record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {
  static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
    return new Column<>(name, ColumnType.TEXT, value::apply);
  }

  static <T> Column<T> number(String name, Function<T, @Nullable Long> value) {
    return new Column<>(name, ColumnType.NUMBER, value::apply);
  }

  static <T> Column<T> smallNumber(String name, Function<T, Integer> value) {
    return new Column<>(name, ColumnType.SMALL_NUMBER, value::apply);
  }

  static <T> Column<T> bytes(String name, Function<T, byte @Nullable []> value) {
    return new Column<>(name, ColumnType.BYTES, value::apply);
  }

  static <T> Column<T> uuid(String name, Function<T, @Nullable UUID> value) {
    return new Column<>(name, ColumnType.UNIQUE_ID, value::apply);
  }

  static <T> Column<T> flag(String name, Function<T, Boolean> value) {
    return new Column<>(name, ColumnType.FLAG, value::apply);
  }

  static <T> Column<T> instant(String name, Function<T, @Nullable Instant> value) {
    return new Column<>(name, ColumnType.INSTANT, value::apply);
  }

  /** The same column of something that holds a {@code T}. */
  <S> Column<S> in(Function<S, T> part) {
    return new Column<>(name, type, value.compose(part));
  }

  /** The names of columns, with commas between. */
  static String names(List<? extends Column<?>> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** A table of the rows that {@link #bind} gives, one parameter per column. */
  static String rows(List<? extends Column<?>> columns) {
    return columns.stream()
        .map(column -> "?::" + column.type().sql() + "[]")
        .collect(Collectors.joining(", ", "unnest(", ")"));
  }

  /** Gives a statement its rows. */
  static <T> void bind(PreparedStatement statement, List<Column<T>> columns, List<T> rows)
      throws SQLException {
    Connection connection = statement.getConnection();
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      @Nullable Object[] values =
          rows.stream().map(column::parameter).toArray(column.type::parameters);
      statement.setArray(i + 1, connection.createArrayOf(column.type().sql(), values));
    }
  }

  private @Nullable Object parameter(T row) {
    Object found = value.apply(row);
    return found == null ? null : type.parameter(found);
  }
}
