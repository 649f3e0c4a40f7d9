package dev.mandate.roles.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;

/**
 * Statements that travel to PostgreSQL together and run there one after the other, each seeing what
 * those before it did. A batch of a few commands takes as long as its exchanges with the database,
 * not as its statements.
 *
 * <p>The driver sends what follows at once only as long as it knows how much comes back: rows of
 * numbers and times are fine, rows of text end the exchange and begin another one.
 */
public final class Exchange {
  private static final String RESOURCE = Exchange.class.getName();

  /** Sets the values of a statement. */
  interface Binder {
    /**
     * Sets them.
     *
     * @param first the index of the first value
     */
    void bind(PreparedStatement statement, int first) throws SQLException;
  }

  /** What is done with what a statement answers. */
  private interface Reader {
    void read(PreparedStatement statement) throws SQLException;
  }

  private record Part(String sql, int values, Binder binder, Reader reader) {}

  /** The rows that a statement answers, once the exchange has run. */
  static final class Rows<T> {
    private @Nullable List<T> rows;

    /** All rows, in their order. */
    List<T> get() {
      return Objects.requireNonNull(rows, "The exchange has not run yet");
    }
  }

  private final JdbcTemplate jdbc;
  private final List<Part> parts = new ArrayList<>();

  public Exchange(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes this what a unit of work and those nested in it write. */
  public void attachTo(UnitOfWork<?> root) {
    root.resources().put(RESOURCE, this);
  }

  /** What the running batch writes. */
  static Exchange current() {
    Object writes = CurrentUnitOfWork.get().root().getResource(RESOURCE);
    return (Exchange) Objects.requireNonNull(writes, "Events were appended outside of a batch");
  }

  /** Adds a statement that answers rows. */
  <T> Rows<T> query(String sql, RowMapper<T> mapper, Object... values) {
    Rows<T> rows = new Rows<>();
    parts.add(
        new Part(
            sql,
            values.length,
            binder(values),
            statement -> {
              try (ResultSet results = statement.getResultSet()) {
                rows.rows = read(results, mapper);
              }
            }));
    return rows;
  }

  private static <T> List<T> read(ResultSet results, RowMapper<T> mapper) throws SQLException {
    List<T> rows = new ArrayList<>();
    while (results.next()) {
      rows.add(Objects.requireNonNull(mapper.mapRow(results, rows.size())));
    }
    return rows;
  }

  /** Adds a statement that changes rows, however many those are. */
  void update(String sql, Object... values) {
    parts.add(new Part(sql, values.length, binder(values), _ -> {}));
  }

  /**
   * Adds a statement that changes an exact number of rows.
   *
   * @param otherwise what is wrong if it changes another number
   */
  void update(String sql, int values, Binder binder, int rows, String otherwise) {
    parts.add(
        new Part(
            sql,
            values,
            binder,
            statement -> {
              if (statement.getUpdateCount() != rows) {
                throw new IllegalStateException(otherwise);
              }
            }));
  }

  private static Binder binder(Object[] values) {
    return (statement, first) -> {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(first + i, values[i]);
      }
    };
  }

  /** Runs all of it, if there is any. */
  public void run() {
    if (!parts.isEmpty()) {
      PreparedStatementCallback<Integer> all = this::execute;
      jdbc.execute(parts.stream().map(Part::sql).collect(Collectors.joining(";\n")), all);
    }
  }

  private int execute(PreparedStatement statement) throws SQLException {
    int first = 1;
    for (Part part : parts) {
      part.binder().bind(statement, first);
      first += part.values();
    }
    statement.execute();
    for (Part part : parts) {
      part.reader().read(statement);
      statement.getMoreResults();
    }
    return parts.size();
  }
}
