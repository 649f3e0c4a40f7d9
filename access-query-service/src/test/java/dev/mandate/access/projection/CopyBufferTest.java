package dev.mandate.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is copied is what was there, and the same as what is inserted. */
class CopyBufferTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123Z");

  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Row(
      @Nullable String text,
      @Nullable Long number,
      int small,
      boolean flag,
      @Nullable Instant at,
      byte[] bytes,
      @Nullable UUID id) {
    private Row(@Nullable String text, long number, Instant at) {
      this(text, number, (int) number, number > 0, at, new byte[] {0, -1, '\\', '\n'}, id(number));
    }

    private static UUID id(long number) {
      return new UUID(number, ~number);
    }
  }

  private static final List<Column<Row>> COLUMNS =
      List.of(
          Column.text("text", Row::text),
          Column.number("number", Row::number),
          Column.smallNumber("small", Row::small),
          Column.flag("flag", Row::flag),
          Column.instant("at", Row::at),
          Column.bytes("bytes", Row::bytes),
          Column.uuid("id", Row::id));

  private static final List<Row> ROWS =
      List.of(
          new Row("", 0, Instant.EPOCH),
          new Row("\\N", Long.MAX_VALUE, AT),
          new Row("\\.", Long.MIN_VALUE, AT.plusNanos(999_999)), // milliseconds are kept
          new Row("a\tb\r\nc", 7, Instant.parse("0001-01-01T00:00:00.001Z")),
          new Row("\u4e2d\ud83d\ude00", -1, Instant.parse("9999-12-31T23:59:59.999Z")),
          new Row("\u0001\u007f\b", 1, Instant.parse("1999-12-31T23:59:59.999Z")),
          new Row("long ".repeat(50_000), 2, AT),
          new Row(null, null, 3, false, null, new byte[0], null));

  @Test
  void what_is_copied_is_what_is_inserted_and_again_with_the_room_used_again() throws SQLException {
    try (TestDatabase database = new TestDatabase();
        Connection connection = database.ownerDataSource().getConnection()) {
      JdbcTemplate jdbc = database.ownerJdbc();
      for (String table : List.of("copied", "inserted")) {
        jdbc.execute(
            """
            create table %s (text text, number bigint, small integer, flag boolean,
              at timestamptz, bytes bytea, id uuid)
            """
                .formatted(table));
      }
      CopyBuffer<Row> rows = new CopyBuffer<>("copied", COLUMNS);
      rows.addAll(ROWS);
      rows.writeTo(connection.unwrap(PGConnection.class).getCopyAPI());
      rows.addAll(ROWS);
      rows.writeTo(connection.unwrap(PGConnection.class).getCopyAPI());
      rows.writeTo(connection.unwrap(PGConnection.class).getCopyAPI()); // nothing waits

      for (int i = 0; i < 2; i++) {
        jdbc.update(
            "insert into inserted (%s) select * from %s"
                .formatted(Column.names(COLUMNS), Column.rows(COLUMNS)),
            statement -> Column.bind(statement, COLUMNS, ROWS));
      }
      assertThat(all(jdbc, "copied")).isEqualTo(all(jdbc, "inserted")).hasSize(2 * ROWS.size());
      assertThat(jdbc.queryForList("select text from copied limit 8", String.class))
          .containsExactlyElementsOf(ROWS.stream().map(Row::text).toList());
      assertThat(
              jdbc.queryForList(
                  "select bytes from copied where number = 7 and at = '0001-01-01 00:00:00.001Z'",
                  byte[].class))
          .hasSize(2)
          .allMatch(bytes -> Arrays.equals(bytes, new byte[] {0, -1, '\\', '\n'}));
    }
  }

  private static List<String> all(JdbcTemplate jdbc, String table) {
    return jdbc.queryForList("select t::text from %s t order by 1".formatted(table), String.class);
  }
}
