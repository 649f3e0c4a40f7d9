package dev.mandate.roles.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
   * batches never wait for each other in a circle. Unknown partners get an empty history.
   */
  public Map<String, Head> lock(SortedSet<String> partnerIds) {
    Map<String, Head> heads = new TreeMap<>(lockExisting(partnerIds));
    if (heads.size() < partnerIds.size()) {
      SortedSet<String> missing = new TreeSet<>(partnerIds);
      missing.removeAll(heads.keySet());
      create(missing);
      heads.putAll(lockExisting(missing));
    }
    return heads;
  }

  /** How far a partner's history goes in the snapshot of this transaction; locks nothing. */
  public Head head(String partnerId) {
    return jdbc
        .query(
            "select position, decided_at from partner_history where partner_id = ?",
            (row, _) ->
                new Head(row.getLong("position"), row.getTimestamp("decided_at").toInstant()),
            partnerId)
        .stream()
        .findFirst()
        .orElse(new Head(0, Instant.EPOCH));
  }

  private Map<String, Head> lockExisting(Collection<String> partnerIds) {
    Map<String, Head> heads = new TreeMap<>();
    jdbc.query(
        """
        select partner_id, position, decided_at from partner_history
        where partner_id = any(?) order by partner_id for update
        """,
        row -> {
          Head head = new Head(row.getLong("position"), row.getTimestamp("decided_at").toInstant());
          heads.put(row.getString("partner_id"), head);
        },
        (Object) partnerIds.toArray(String[]::new));
    return heads;
  }

  private void create(SortedSet<String> partnerIds) {
    jdbc.update(
        """
        insert into partner_history (partner_id, position, decided_at)
        select id, 0, timestamptz 'epoch' from unnest(?) as id order by id
        on conflict do nothing
        """,
        (Object) partnerIds.toArray(String[]::new));
  }

  /** Moves locked histories to their new heads. */
  public void advance(Map<String, Head> heads) {
    jdbc.update(
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
