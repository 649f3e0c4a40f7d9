package dev.mandate.access.projection;

import dev.mandate.wire.Instants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, and where its value comes from. Rows travel as one array per column, so that
 * any number of them is one statement.
 */
record Column<T>(String name, String type, Function<T, @Nullable Object> value) {
  /** Begins the text of a bytea. */
  private static final String HEX = "\\x";

  static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
    return new Column<>(name, "text", value);
  }

  static <T> Column<T> number(String name, Function<T, @Nullable Object> value) {
    return new Column<>(name, "bigint", value);
  }

  static <T> Column<T> bytes(String name, Function<T, byte[]> value) {
    return new Column<>(name, "bytea", row -> HEX + HexFormat.of().formatHex(value.apply(row)));
  }

  static <T> Column<T> uuid(String name, Function<T, @Nullable UUID> value) {
    return new Column<>(name, "uuid", value::apply);
  }

  static <T> Column<T> flag(String name, Function<T, @Nullable Object> value) {
    return new Column<>(name, "boolean", value);
  }

  static <T> Column<T> instant(String name, Function<T, @Nullable Instant> value) {
    return new Column<>(
        name,
        "timestamptz",
        row -> {
          Instant instant = value.apply(row);
          // As text, so that no time zone of this machine gets between.
          return instant == null ? null : Instants.format(instant);
        });
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
        .map(column -> "?::" + column.type() + "[]")
        .collect(Collectors.joining(", ", "unnest(", ")"));
  }

  /** Gives a statement its rows. */
  static <T> void bind(PreparedStatement statement, List<Column<T>> columns, List<T> rows)
      throws SQLException {
    Connection connection = statement.getConnection();
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      @Nullable Object[] values = rows.stream().map(column.value()).toArray();
      statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
    }
  }
}
