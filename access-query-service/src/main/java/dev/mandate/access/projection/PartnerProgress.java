package dev.mandate.access.projection;

import dev.mandate.access.facts.Moment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far the history of each partner has been taken in. */
@Component
final class PartnerProgress {
  static final List<Column<Map.Entry<String, Moment>>> REACHED =
      List.of(
          Column.text("partner_id", Map.Entry::getKey),
          Column.number("position", reached -> reached.getValue().position()),
          Column.instant("decided_at", reached -> reached.getValue().decided()));

  private final JdbcTemplate jdbc;

  PartnerProgress(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The positions that these partners have reached, 0 for a new one. Their rows are locked until
   * the transaction ends, in the order of their ids, so that two consumers never wait for each
   * other.
   */
  Map<String, Long> lock(Collection<String> partnerIds) {
    String[] sorted = partnerIds.stream().sorted().toArray(String[]::new);
    Map<String, Long> positions = lockKnown(sorted);
    if (positions.size() < sorted.length) {
      jdbc.update(
          """
          insert into partner_progress (partner_id, position)
          select partner_id, 0 from unnest(?::text[]) wanted(partner_id) order by partner_id
          on conflict do nothing
          """,
          (Object) sorted);
      positions = lockKnown(sorted);
    }
    return positions;
  }

  private Map<String, Long> lockKnown(String[] partnerIds) {
    Map<String, Long> positions = new HashMap<>();
    jdbc.query(
        """
        select partner_id, position from partner_progress
        where partner_id = any(?::text[]) order by partner_id for update
        """,
        row -> {
          positions.put(row.getString("partner_id"), row.getLong("position"));
        },
        (Object) partnerIds);
    return positions;
  }

  /** Notes the last event that was taken in of each partner. */
  void advance(Map<String, Moment> reached) {
    String sql =
        """
        update partner_progress p set position = r.position, decided_at = r.decided_at
        from %s r(%s) where p.partner_id = r.partner_id
        """
            .formatted(Column.rows(REACHED), Column.names(REACHED));
    jdbc.update(sql, statement -> Column.bind(statement, REACHED, List.copyOf(reached.entrySet())));
  }
}
