package dev.mandate.access.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.ByteStreamWriter;

/** Rows that wait to be copied into their table. */
final class CopyBuffer<T> {
  private final String statement;
  private final List<Column<T>> columns;
  private final CopyRows waiting = new CopyRows();
  private boolean empty = true;

  CopyBuffer(String table, List<Column<T>> columns) {
    this.statement =
        "copy %s (%s) from stdin (format binary)".formatted(table, Column.names(columns));
    this.columns = columns;
  }

  void add(T row) {
    waiting.add(columns, row);
    empty = false;
  }

  void addAll(Collection<T> rows) {
    rows.forEach(this::add);
  }

  /** Writes what waits. */
  void writeTo(CopyManager copy) throws SQLException {
    if (!empty) {
      try {
        copy.copyIn(statement, new Waiting());
      } catch (IOException e) {
        throw new UncheckedIOException(e); // reading from memory does not fail
      }
      waiting.clear();
      empty = true;
    }
  }

  /** What waits, for the driver. */
  private final class Waiting implements ByteStreamWriter {
    @Override
    public int getLength() {
      return waiting.length();
    }

    @Override
    public void writeTo(ByteStreamTarget target) throws IOException {
      waiting.writeTo(target.getOutputStream());
    }
  }
}
