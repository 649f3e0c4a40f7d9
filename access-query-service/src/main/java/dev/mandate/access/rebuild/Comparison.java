package dev.mandate.access.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares what two generations hold, table by table, at the moment of one transaction. */
final class Comparison {
  private static final int EXAMPLES = 5;
  private static final int LONGEST_EXAMPLE = 400;

  /**
   * What a table holds.
   *
   * @param rows how many rows
   * @param hash of all rows, whatever their order
   */
  record Content(long rows, String hash) {}

  /**
   * A table in both generations.
   *
   * @param table its name
   * @param live what the live one holds
   * @param next what the other one holds
   * @param onlyLive some rows that only the live one has
   * @param onlyNext some that only the other one has
   */
  record Table(
      String table, Content live, Content next, List<String> onlyLive, List<String> onlyNext) {
    boolean isEqual() {
      return live.equals(next);
    }

    /** What is found, in lines. */
    List<String> lines() {
      if (isEqual()) {
        return List.of(
            "equal:     %s, %,d rows, hash %s".formatted(table, live.rows(), live.hash()));
      }
      List<String> lines = new ArrayList<>();
      lines.add(
          "different: %s, live %,d rows, next %,d rows".formatted(table, live.rows(), next.rows()));
      onlyLive.forEach(row -> lines.add("  only live: " + row));
      onlyNext.forEach(row -> lines.add("  only next: " + row));
      return lines;
    }
  }

  private final JdbcTemplate jdbc;
  private final String live;
  private final String next;

  Comparison(JdbcTemplate jdbc, String live, String next) {
    this.jdbc = jdbc;
    this.live = live;
    this.next = next;
  }

  /** Compares one table. */
  Table compare(String table) {
    Content inLive = content(live, table);
    Content inNext = content(next, table);
    boolean equal = inLive.equals(inNext);
    return new Table(
        table,
        inLive,
        inNext,
        equal ? List.of() : examples(table, live, next),
        equal ? List.of() : examples(table, next, live));
  }

  /** Two hashes of 64 bits: sums of those of the rows, which no order changes. */
  private Content content(String schema, String table) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select count(*) as number,
              md5(concat(sum(hashtextextended(line, 0)), '/', sum(hashtextextended(line, 1)))) as hash
            from (%s offset 0) lines
            """
                .formatted(lines(schema, table)),
            (row, _) -> new Content(row.getLong("number"), row.getString("hash"))));
  }

  private List<String> examples(String table, String in, String notIn) {
    return jdbc.queryForList(
        "select left(line, %d) from (%s except all %s) lines limit %d"
            .formatted(LONGEST_EXAMPLE, lines(in, table), lines(notIn, table), EXAMPLES),
        String.class);
  }

  /** A partner at position 0 is one of which nothing is known yet, with or without its row. */
  private static String lines(String schema, String table) {
    return "select t::text as line from %s.%s t%s"
        .formatted(schema, table, table.equals("partner_progress") ? " where position > 0" : "");
  }
}
