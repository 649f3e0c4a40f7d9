package dev.mandate.access.proof;

import dev.mandate.proof.Frontier;
import dev.mandate.proof.Hash;
import dev.mandate.proof.Subtrees;
import java.util.LinkedHashMap;
import java.util.List;

/** The complete subtrees of one log; those that are not stored are made of those below. */
final class StoredSubtrees implements Subtrees {
  private final String partnerId;
  private final LogHashes hashes;

  /** A proof asks again and again for subtrees of the same few; it walks on from left to right. */
  private final LinkedHashMap<Node, List<Hash>> below = new LinkedHashMap<>();

  /** More than one proof needs at a time: two of each level that is stored. */
  private static final int KEPT = 32;

  private record Node(int level, long index) {}

  StoredSubtrees(String partnerId, LogHashes hashes) {
    this.partnerId = partnerId;
    this.hashes = hashes;
  }

  @Override
  public Hash root(int level, long index) {
    int levels = level % LogHashes.LEVELS;
    int stored = level - levels;
    long above = index >> (LogHashes.LEVELS - levels);
    List<Hash> all = below(new Node(stored, above));
    int from = (int) ((index << levels) - (above << LogHashes.LEVELS));
    int to = from + (1 << levels);
    if (to > all.size()) {
      throw new IllegalStateException(
          "The log of %s lacks hashes below node %d of level %d: it has %d"
              .formatted(partnerId, above, stored + LogHashes.LEVELS, all.size()));
    }
    Frontier subtree = Frontier.empty();
    all.subList(from, to).forEach(subtree::append);
    return subtree.root();
  }

  private List<Hash> below(Node node) {
    List<Hash> known = below.get(node);
    if (known == null) {
      known = hashes.below(partnerId, node.level, node.index);
      below.put(node, known);
      if (below.size() > KEPT) {
        below.pollFirstEntry();
      }
    }
    return known;
  }
}
