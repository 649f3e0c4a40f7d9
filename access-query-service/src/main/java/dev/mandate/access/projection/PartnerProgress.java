package dev.mandate.access.projection;

import dev.mandate.access.facts.Moment;
import dev.mandate.proof.Frontier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far the history of each partner has been taken in. */
@Component
final class PartnerProgress {
  static final List<Column<Reached>> COLUMNS =
      List.of(
          Column.text("partner_id", Reached::partnerId),
          Column.number("position", reached -> reached.last().position()),
          Column.instant("decided_at", reached -> reached.last().decided()),
          Column.bytes("frontier", Reached::frontier));

  /**
   * How far a partner's history has come.
   *
   * @param last its last event
   * @param frontier what is needed to append to the tree of its log
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Reached(String partnerId, Moment last, byte[] frontier) {
    static List<Reached> of(Map<String, Moment> last, LogTrees trees) {
      return last.entrySet().stream()
          .map(each -> new Reached(each.getKey(), each.getValue(), trees.frontier(each.getKey())))
          .toList();
    }
  }

  private final JdbcTemplate jdbc;

  PartnerProgress(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is needed to append to the logs of these partners: their sizes are the positions that they
   * have reached, 0 for a new one. Their rows are locked until the transaction ends, in the order
   * of their ids, so that two consumers never wait for each other.
   */
  Map<String, Frontier> lock(Collection<String> partnerIds) {
    String[] sorted = partnerIds.stream().sorted().toArray(String[]::new);
    Map<String, Frontier> known = lockKnown(sorted);
    if (known.size() < sorted.length) {
      jdbc.update(
          """
          insert into partner_progress (partner_id, position)
          select partner_id, 0 from unnest(?::text[]) wanted(partner_id) order by partner_id
          on conflict do nothing
          """,
          (Object) sorted);
      known = lockKnown(sorted);
    }
    return known;
  }

  private Map<String, Frontier> lockKnown(String[] partnerIds) {
    Map<String, Frontier> known = new HashMap<>();
    jdbc.query(
        """
        select partner_id, position, frontier from partner_progress
        where partner_id = any(?::text[]) order by partner_id for update
        """,
        row -> {
          known.put(
              row.getString("partner_id"),
              Frontier.of(row.getLong("position"), row.getBytes("frontier")));
        },
        (Object) partnerIds);
    return known;
  }

  /** Notes the last event that was taken in of each partner. */
  void advance(List<Reached> reached) {
    String sql =
        """
        update partner_progress p
        set position = r.position, decided_at = r.decided_at, frontier = r.frontier
        from %s r(%s) where p.partner_id = r.partner_id
        """
            .formatted(Column.rows(COLUMNS), Column.names(COLUMNS));
    jdbc.update(sql, statement -> Column.bind(statement, COLUMNS, reached));
  }
}
