package dev.mandate.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a tree begins with all leaves of an earlier one, unchanged (RFC 9162, section 2.1.4).
 *
 * @param earlier how many leaves the earlier tree has
 * @param later how many leaves the later one has
 * @param path the hashes that lead from the one to the other
 */
public record ConsistencyProof(long earlier, long later, List<Hash> path) {
  /** A proof that nobody can change. */
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Whether the trees with these roots are the same log at two times (2.1.4.2). */
  public boolean proves(Hash earlierRoot, Hash laterRoot) {
    if (earlier < 0 || earlier > later) {
      return false;
    }
    if (earlier == later) {
      return path.isEmpty() && earlierRoot.equals(laterRoot);
    }
    if (earlier == 0) {
      return path.isEmpty() && earlierRoot.equals(Hash.OF_NOTHING);
    }
    return !path.isEmpty() && climbs(earlierRoot, laterRoot);
  }

  private boolean climbs(Hash earlierRoot, Hash laterRoot) {
    List<Hash> rest = new ArrayList<>(path);
    // A complete subtree at the beginning of both: its root is the earlier root itself.
    Hash first = Long.bitCount(earlier) == 1 ? earlierRoot : rest.removeFirst();
    int level = Long.numberOfTrailingZeros(earlier);
    Ascent ascent = new Ascent((earlier - 1) >> level, (later - 1) >> level);
    Hash inEarlier = first;
    Hash inLater = first;
    for (Hash beside : rest) {
      if (ascent.isAtRoot()) {
        return false;
      }
      if (ascent.passesLeft()) {
        inEarlier = Hash.ofNode(beside, inEarlier);
        inLater = Hash.ofNode(beside, inLater);
      } else {
        inLater = Hash.ofNode(inLater, beside);
      }
    }
    return ascent.isAtRoot() && inEarlier.equals(earlierRoot) && inLater.equals(laterRoot);
  }
}
