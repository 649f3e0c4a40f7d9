package dev.mandate.access.proof;

import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.Frontier;
import dev.mandate.proof.Hash;
import dev.mandate.proof.SignedNote;
import dev.mandate.wire.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The checkpoints that were signed. They belong to no generation of the read model: what was once
 * said of a log stays said.
 */
@Component
final class CheckpointStore {
  /** A number for the advisory lock of who signs; nobody else uses it. */
  private static final long SIGNER = 0x4d616e64_70726f66L;

  private final JdbcTemplate jdbc;

  CheckpointStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A log that has entries after its last checkpoint.
   *
   * @param tree the tree as it was at the last checkpoint, to be continued
   * @param present the tree as the projection has it now
   */
  record Due(String partnerId, Frontier tree, Frontier present) {}

  /**
   * A signed checkpoint.
   *
   * @param note its text with the signatures
   */
  record Signed(String partnerId, Checkpoint checkpoint, String note) {
    static Signed of(ResultSet row) throws SQLException {
      String note = row.getString("note");
      Checkpoint checkpoint = Checkpoint.of(SignedNote.of(note).text());
      return new Signed(row.getString("partner_id"), checkpoint, note);
    }
  }

  /** Makes this transaction the only one that signs; false if another one is. */
  boolean isSigner() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, SIGNER));
  }

  /** Logs that have entries after their last checkpoint, those that wait longest first. */
  List<Due> due(int limit) {
    return jdbc.query(
        """
        select p.partner_id, p.position, p.frontier,
          coalesce(l.size, 0) as signed_size, coalesce(l.frontier, '') as signed_frontier
        from partner_progress p left join proof.log l using (partner_id)
        where p.position > coalesce(l.size, 0) order by p.decided_at limit ?
        """,
        (row, _) ->
            new Due(
                row.getString("partner_id"),
                Frontier.of(row.getLong("signed_size"), row.getBytes("signed_frontier")),
                Frontier.of(row.getLong("position"), row.getBytes("frontier"))),
        limit);
  }

  /**
   * The hashes of the next entries of logs, up to so many of each; not of those that have come
   * since the logs were found to be due.
   */
  Map<String, List<Hash>> next(List<Due> logs, int limit) {
    Map<String, List<Hash>> next = new HashMap<>();
    jdbc.query(
        """
        select d.partner_id, e.leaf_hash
        from unnest(?::text[], ?::bigint[], ?::bigint[]) d(partner_id, size, present)
        cross join lateral (
          select position, leaf_hash from audit_entry e
          where e.partner_id = d.partner_id and e.position > d.size
            and e.position <= least(d.size + ?, d.present)
          order by position) e
        order by d.partner_id, e.position
        """,
        row -> {
          next.computeIfAbsent(row.getString("partner_id"), _ -> new ArrayList<>())
              .add(Hash.of(row.getBytes("leaf_hash")));
        },
        logs.stream().map(Due::partnerId).toArray(String[]::new),
        logs.stream().map(log -> log.tree().size()).toArray(Long[]::new),
        logs.stream().map(log -> log.present().size()).toArray(Long[]::new),
        limit);
    return next;
  }

  /** Stores new checkpoints, each with the tree that it is of. */
  void save(List<Signed> checkpoints, List<Frontier> trees) {
    String[] partners = checkpoints.stream().map(Signed::partnerId).toArray(String[]::new);
    Long[] sizes = trees.stream().map(Frontier::size).toArray(Long[]::new);
    jdbc.update(
        """
        insert into proof.checkpoint (partner_id, size, signed_at, note)
        select * from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::text[])
        """,
        partners,
        sizes,
        checkpoints.stream()
            .map(signed -> Instants.format(signed.checkpoint().at()))
            .toArray(String[]::new),
        checkpoints.stream().map(Signed::note).toArray(String[]::new));
    jdbc.update(
        """
        insert into proof.log (partner_id, size, frontier)
        select * from unnest(?::text[], ?::bigint[], ?::bytea[])
        on conflict (partner_id) do update set size = excluded.size, frontier = excluded.frontier
        """,
        partners,
        sizes,
        trees.stream().map(Frontier::bytes).toArray(byte[][]::new));
  }

  /** Checkpoints that nobody has published yet, in the order of their logs. */
  List<Signed> unpublished(int limit) {
    return jdbc.query(
        """
        select partner_id, note from proof.checkpoint
        where not published order by partner_id, size limit ?
        """,
        (row, _) -> Signed.of(row),
        limit);
  }

  void markPublished(List<Signed> checkpoints) {
    jdbc.update(
        """
        update proof.checkpoint c set published = true
        from unnest(?::text[], ?::bigint[]) done(partner_id, size)
        where c.partner_id = done.partner_id and c.size = done.size
        """,
        checkpoints.stream().map(Signed::partnerId).toArray(String[]::new),
        checkpoints.stream().map(signed -> signed.checkpoint().size()).toArray(Long[]::new));
  }
}
