package dev.mandate.access.projection;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.proof.Frontier;
import dev.mandate.proof.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Merkle trees of the logs of some partners, as they grow. */
public final class LogTrees {
  /** Of the levels of a tree, every one whose number this divides is kept. */
  public static final int KEPT = 8;

  /** A complete subtree of a level that is kept. */
  record Subtree(String partnerId, int level, long index, Hash root) {
    static final List<Column<Subtree>> COLUMNS =
        List.of(
            Column.text("partner_id", Subtree::partnerId),
            Column.smallNumber("tree_level", Subtree::level),
            Column.number("index", Subtree::index),
            Column.bytes("root", subtree -> subtree.root().bytes()));
  }

  private final Map<String, Frontier> frontiers;
  private List<Subtree> completed = new ArrayList<>();

  /** Of logs without entries. */
  LogTrees() {
    this(new HashMap<>());
  }

  /** Of these logs; one that is not among them has no entries. */
  LogTrees(Map<String, Frontier> frontiers) {
    this.frontiers = frontiers;
  }

  /** Appends an entry to the log of its partner, and answers its hash. */
  Hash append(AuditEntry entry) {
    String partnerId = entry.partnerId();
    Frontier frontier = frontiers.computeIfAbsent(partnerId, _ -> Frontier.empty());
    if (entry.position() != frontier.size() + 1) {
      throw new IllegalStateException(
          "The entry at position %d of partner %s cannot follow %d others"
              .formatted(entry.position(), partnerId, frontier.size()));
    }
    Hash leaf = EntryForm.hash(entry);
    frontier.append(
        leaf,
        (level, index, root) -> {
          if (level % KEPT == 0) {
            completed.add(new Subtree(partnerId, level, index, root));
          }
        });
    return leaf;
  }

  /** What is needed to append to the log of a partner. */
  byte[] frontier(String partnerId) {
    return frontiers.getOrDefault(partnerId, Frontier.empty()).bytes();
  }

  /** The subtrees that were completed since the last time. */
  List<Subtree> takeCompleted() {
    List<Subtree> taken = completed;
    completed = new ArrayList<>();
    return taken;
  }
}
