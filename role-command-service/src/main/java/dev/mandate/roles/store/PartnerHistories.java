package dev.mandate.roles.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** The row per partner that is locked while its history grows: one partner, one writer. */
public final class PartnerHistories {
  /**
   * How far a partner's history goes.
   *
   * @param position the last position, 0 if it is empty
   * @param decided when that was decided
   */
  public record Head(long position, Instant decided) {
    /** What the clock says, but never before the head: time does not run backwards in a history. */
    public Instant notBefore(Instant clock) {
      return clock.isBefore(decided) ? decided : clock;
    }
  }

  private final JdbcTemplate jdbc;

  public PartnerHistories(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Locks partners until the end of the transaction, always in the order of their ids, so that two
   * batches never wait for each other in a circle.
   *
   * @return the heads of those that have a history, once the exchange has run
   */
  public Supplier<Map<String, Head>> lock(Exchange exchange, SortedSet<String> partnerIds) {
    List<String> ids = List.copyOf(partnerIds);
    Exchange.Rows<Map.Entry<String, Head>> heads =
        exchange.query(
            """
            select asked.number, h.position, h.decided_at
            from unnest(?) with ordinality as asked (partner_id, number)
            join partner_history h using (partner_id) order by partner_id for update of h
            """,
            (row, _) -> Map.entry(ids.get(row.getInt("number") - 1), head(row)),
            (Object) ids.toArray(String[]::new));
    return () -> {
      Map<String, Head> byPartner = new TreeMap<>();
      heads.get().forEach(head -> byPartner.put(head.getKey(), head.getValue()));
      return byPartner;
    };
  }

  /** Gives empty histories to those partners that have none; others are left as they are. */
  public void create(Exchange exchange, SortedSet<String> partnerIds) {
    exchange.update(
        """
        insert into partner_history (partner_id, position, decided_at)
        select id, 0, timestamptz 'epoch' from unnest(?) as id order by id
        on conflict do nothing
        """,
        (Object) partnerIds.toArray(String[]::new));
  }

  /** How far a partner's history goes in the snapshot of this transaction; locks nothing. */
  public Head head(String partnerId) {
    return jdbc
        .query(
            "select position, decided_at from partner_history where partner_id = ?",
            (row, _) -> head(row),
            partnerId)
        .stream()
        .findFirst()
        .orElse(new Head(0, Instant.EPOCH));
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(row.getLong("position"), row.getTimestamp("decided_at").toInstant());
  }

  /** Moves locked histories to their new heads. */
  public void advance(Exchange exchange, Map<String, Head> heads) {
    exchange.update(
        """
        update partner_history h set position = n.position, decided_at = n.decided_at::timestamptz
        from unnest(?, ?, ?) as n (partner_id, position, decided_at)
        where h.partner_id = n.partner_id
        """,
        heads.keySet().toArray(String[]::new),
        heads.values().stream().map(Head::position).toArray(Long[]::new),
        heads.values().stream().map(head -> head.decided().toString()).toArray(String[]::new));
  }
}
