package dev.mandate.access.projection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.postgresql.copy.CopyManager;

/** Rows that wait to be copied into their table. */
final class CopyBuffer<T> {
  private final String statement;
  private final List<Column<T>> columns;
  private final StringBuilder waiting = new StringBuilder();

  CopyBuffer(String table, List<Column<T>> columns) {
    this.statement = "copy %s (%s) from stdin".formatted(table, Column.names(columns));
    this.columns = columns;
  }

  void add(T row) {
    CopyText.append(waiting, columns, row);
  }

  void addAll(Collection<T> rows) {
    rows.forEach(this::add);
  }

  /** Writes what waits. */
  void writeTo(CopyManager copy) throws SQLException {
    if (!waiting.isEmpty()) {
      byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
      waiting.setLength(0);
      try {
        copy.copyIn(statement, new ByteArrayInputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e); // reading from memory does not fail
      }
    }
  }
}
