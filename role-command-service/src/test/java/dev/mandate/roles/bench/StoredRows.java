package dev.mandate.roles.bench;

import dev.mandate.roles.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every row that the engine wrote, to be inserted again by plain batched JDBC. */
final class StoredRows {
  /** The rows of a table in the order in which they were written. */
  private record Table(String name, List<@Nullable Object[]> rows) {
    static Table of(JdbcTemplate jdbc, String name, String order) {
      return new Table(
          name,
          jdbc.query(
              "select * from %s order by %s".formatted(name, order),
              (row, _) -> {
                @Nullable Object[] values = new Object[row.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                  values[i] = row.getObject(i + 1);
                }
                return values;
              }));
    }

    /** One of so many equal parts. */
    List<@Nullable Object[]> part(int number, int parts) {
      return rows.subList(rows.size() * number / parts, rows.size() * (number + 1) / parts);
    }

    /** Makes an empty table that is the same, indexes included. */
    void makeCopy(JdbcTemplate jdbc) {
      jdbc.execute("create table again.%1$s (like %1$s including all)".formatted(name));
    }

    String insert() {
      int columns = rows.getFirst().length;
      return "insert into again.%s values (%s)"
          .formatted(name, String.join(", ", Collections.nCopies(columns, "?")));
    }
  }

  private final DataSource dataSource;
  private final List<Table> tables;

  private StoredRows(DataSource dataSource, List<Table> tables) {
    this.dataSource = dataSource;
    this.tables = tables;
  }

  /** Everything that is stored, and an empty table for each that has it. */
  static StoredRows in(TestDatabase database) {
    JdbcTemplate jdbc = database.ownerJdbc();
    jdbc.execute("create schema again");
    List<Table> tables =
        Stream.of(
                Table.of(jdbc, "event", "global_position"),
                Table.of(jdbc, "command_outcome", "decided_at"),
                Table.of(jdbc, "id_registry", "namespace, id"))
            .peek(table -> table.makeCopy(jdbc))
            .toList();
    return new StoredRows(database.ownerDataSource(), tables);
  }

  /**
   * Inserts a part of the rows, in as many transactions as the engine took.
   *
   * @param from the number of the first transaction of each writer
   * @param to the one behind its last
   * @param all how many transactions each writer has for all rows
   * @return the seconds it took
   */
  double insert(int writers, int from, int to, int all)
      throws InterruptedException, ExecutionException {
    List<Callable<Void>> work = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int number = writer;
      work.add(
          () -> {
            try (Connection connection = dataSource.getConnection()) {
              connection.setAutoCommit(false);
              for (int i = from; i < to; i++) {
                insertPart(connection, i * writers + number, all * writers);
              }
            }
            return null;
          });
    }
    return EngineBenchmark.seconds(work);
  }

  private void insertPart(Connection connection, int number, int parts) throws SQLException {
    for (Table table : tables) {
      try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
        for (@Nullable Object[] row : table.part(number, parts)) {
          for (int i = 0; i < row.length; i++) {
            insert.setObject(i + 1, row[i]);
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
    connection.commit();
  }
}
