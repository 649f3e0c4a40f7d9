package dev.mandate.access.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What is copied is what was there, whatever characters it has. */
class CopyTextTest {
  private record Row(@Nullable String text, long number, boolean flag, @Nullable Instant at) {}

  private static final List<Column<Row>> COLUMNS =
      List.of(
          Column.text("text", Row::text),
          Column.number("number", Row::number),
          Column.flag("flag", Row::flag),
          Column.instant("at", Row::at));

  @Test
  void a_row_is_a_line_with_tabs_between_and_nothing_else_in_it_breaks_lines() {
    StringBuilder text = new StringBuilder();
    CopyText.append(text, COLUMNS, new Row("a\tb\nc\rd\\N", 7, true, null));
    assertThat(text.toString()).isEqualTo("a\\tb\\nc\\rd\\\\N\t7\ttrue\t\\N\n");
  }

  @Test
  void PostgreSQL_reads_back_what_was_written() throws SQLException {
    try (TestDatabase database = new TestDatabase();
        Connection connection = database.dataSource().getConnection()) {
      database
          .jdbc()
          .execute("create table t (text text, number bigint, flag boolean, at timestamptz)");
      CopyBuffer<Row> rows = new CopyBuffer<>("t", COLUMNS);
      List<@Nullable String> texts = new java.util.ArrayList<>();
      for (String text :
          List.of("", "\\N", "\\.", "a\tb\r\nc", "\u4e2d\ud83d\ude00", "\u0001\u007f\b")) {
        rows.add(new Row(text, Long.MAX_VALUE, false, Instant.parse("2026-03-01T08:00:00.123Z")));
        texts.add(text);
      }
      rows.add(new Row(null, 0, false, null));
      rows.writeTo(connection.unwrap(PGConnection.class).getCopyAPI());
      assertThat(database.jdbc().queryForList("select text from t where number > 0", String.class))
          .containsExactlyElementsOf(texts);
      assertThat(database.jdbc().queryForList("select text, at from t where number = 0"))
          .allMatch(row -> row.get("text") == null && row.get("at") == null);
      assertThat(
              database
                  .jdbc()
                  .queryForMap(
                      "select distinct at = '2026-03-01 08:00:00.123+00' as same from t where"
                          + " number > 0"))
          .isEqualTo(Map.of("same", true));
    }
  }
}
