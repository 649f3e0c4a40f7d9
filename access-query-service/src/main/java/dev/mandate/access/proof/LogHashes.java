package dev.mandate.access.proof;

import dev.mandate.access.projection.LogTrees;
import dev.mandate.proof.Hash;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hashes of logs that the projection has stored: of entries, and of every eighth level. */
@Component
final class LogHashes {
  /** So many levels lie between two that are stored. */
  static final int LEVELS = LogTrees.KEPT;

  private final JdbcClient jdbc;

  LogHashes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stored hashes of one level that are beside each other: the 256 below a node of the next level
   * that is stored, or as many of them as there are.
   *
   * @param level the level, a multiple of {@link #LEVELS}
   * @param above the index of the node above them
   */
  List<Hash> below(String partnerId, int level, long above) {
    long from = above << LEVELS;
    long to = (above + 1) << LEVELS;
    return level == 0
        ? leaves(partnerId, from, to)
        : jdbc.sql(
                """
                select root from audit_subtree
                where partner_id = ? and tree_level = ? and index >= ? and index < ? order by index
                """)
            .params(partnerId, level, from, to)
            .query((row, _) -> Hash.of(row.getBytes("root")))
            .list();
  }

  /** The entry at position p is leaf p - 1. */
  private List<Hash> leaves(String partnerId, long from, long to) {
    return jdbc.sql(
            """
            select leaf_hash from audit_entry
            where partner_id = ? and position > ? and position <= ? order by position
            """)
        .params(partnerId, from, to)
        .query((row, _) -> Hash.of(row.getBytes("leaf_hash")))
        .list();
  }
}
