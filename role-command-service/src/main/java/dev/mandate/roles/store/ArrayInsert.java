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
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One statement that inserts any number of rows, in their order: each column travels as an array.
 * PostgreSQL then neither plans nor prepares anything per row, as it does for a list of values.
 *
 * @param <T> what a row is made of
 */
final class ArrayInsert<T> {
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

  private final String sql;
  private final List<Column<T>> columns;

  ArrayInsert(String table, List<Column<T>> columns) {
    this.columns = columns;
    sql =
        "insert into %s (%s) select * from unnest(%s)"
            .formatted(
                table,
                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                columns.stream()
                    .map(column -> "?::" + column.type() + "[]")
                    .collect(Collectors.joining(", ")));
  }

  /**
   * Inserts rows.
   *
   * @throws org.springframework.dao.DuplicateKeyException if one of them is there already
   */
  void insert(JdbcTemplate jdbc, List<T> rows) {
    if (!rows.isEmpty()) {
      jdbc.update(sql, statement -> bind(statement, rows));
    }
  }

  private void bind(PreparedStatement statement, List<T> rows) throws SQLException {
    Connection connection = statement.getConnection();
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      statement.setArray(i + 1, connection.createArrayOf(column.type(), column.of(rows)));
    }
  }
}
