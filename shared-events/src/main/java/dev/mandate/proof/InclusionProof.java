package dev.mandate.proof;

import java.util.List;

/**
 * Shows that a leaf is in a tree (RFC 9162, section 2.1.3).
 *
 * @param leaf the index of the leaf, from 0
 * @param size how many leaves the tree has
 * @param path the hashes beside the way from the leaf to the root
 */
public record InclusionProof(long leaf, long size, List<Hash> path) {
  /** A proof that nobody can change. */
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether the leaf at this index of the tree with this root has this hash (2.1.3.2). */
  public boolean proves(Hash hash, Hash root) {
    if (leaf < 0 || leaf >= size) {
      return false;
    }
    Ascent ascent = new Ascent(leaf, size - 1);
    Hash above = hash;
    for (Hash beside : path) {
      if (ascent.isAtRoot()) {
        return false;
      }
      above = ascent.passesLeft() ? Hash.ofNode(beside, above) : Hash.ofNode(above, beside);
    }
    return ascent.isAtRoot() && above.equals(root);
  }
}
