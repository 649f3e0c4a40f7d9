package dev.mandate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;

/** The Merkle tree of a log as RFC 9162 defines it, seen at any of the sizes that it has had. */
public final class MerkleTree {
  private final long size;
  private final Subtrees subtrees;

  /**
   * The tree over the first leaves of a log.
   *
   * @param size how many
   * @param subtrees asked for subtrees of these leaves only
   */
  public MerkleTree(long size, Subtrees subtrees) {
    if (size < 0) {
      throw new IllegalArgumentException("No tree has %d leaves".formatted(size));
    }
    this.size = size;
    this.subtrees = subtrees;
  }

  /** Its root (section 2.1.1). */
  public Hash root() {
    return size == 0 ? Hash.OF_NOTHING : root(0, size);
  }

  /**
   * Shows that a leaf is in the tree (section 2.1.3.1).
   *
   * @param leaf its index, from 0
   * @throws IndexOutOfBoundsException if the tree has no such leaf
   */
  public InclusionProof inclusion(long leaf) {
    Objects.checkIndex(leaf, size);
    List<Hash> path = new ArrayList<>();
    addPath(leaf, 0, size, path);
    return new InclusionProof(leaf, size, path);
  }

  private void addPath(long leaf, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = middle(from, to);
    if (leaf < middle) {
      addPath(leaf, from, middle, path);
      path.add(root(middle, to));
    } else {
      addPath(leaf, middle, to, path);
      path.add(root(from, middle));
    }
  }

  /**
   * Shows that some leaves are in the tree, whatever their number.
   *
   * @param leaves their indexes, ascending, all of this tree
   * @param parts takes the parts of the proof, from left to right
   */
  public void selection(PrimitiveIterator.OfLong leaves, Consumer<SelectionProof.Part> parts) {
    if (size > 0) {
      new Selection(leaves, parts).add(0, size);
    }
  }

  /** Walks the tree once, next to the leaves that are selected. */
  private final class Selection {
    private final PrimitiveIterator.OfLong leaves;
    private final Consumer<SelectionProof.Part> parts;
    private long next;

    Selection(PrimitiveIterator.OfLong leaves, Consumer<SelectionProof.Part> parts) {
      this.leaves = leaves;
      this.parts = parts;
      advance();
    }

    void add(long from, long to) {
      boolean selected = next < to;
      if (selected && to - from > 1) {
        long middle = middle(from, to);
        add(from, middle);
        add(middle, to);
        return;
      }
      parts.accept(new SelectionProof.Part(from, to, selected, root(from, to)));
      if (selected) {
        advance();
      }
    }

    private void advance() {
      next = leaves.hasNext() ? Objects.checkIndex(leaves.nextLong(), size) : Long.MAX_VALUE;
    }
  }

  /**
   * Shows that the tree of a smaller size has the same first leaves (section 2.1.4.1).
   *
   * @param earlier how many leaves that has
   * @throws IndexOutOfBoundsException if it has more leaves than this one
   */
  public ConsistencyProof consistency(long earlier) {
    Objects.checkIndex(earlier, size + 1);
    List<Hash> path = new ArrayList<>();
    // Nothing is consistent with everything, and everything with itself.
    if (earlier > 0 && earlier < size) {
      addConsistency(earlier, 0, size, true, path);
    }
    return new ConsistencyProof(earlier, size, path);
  }

  /**
   * @param known whether the root of these leaves is that of the earlier tree, so that it need not
   *     be told
   */
  private void addConsistency(long earlier, long from, long to, boolean known, List<Hash> path) {
    if (earlier == to) {
      if (!known) {
        path.add(root(from, to));
      }
      return;
    }
    long middle = middle(from, to);
    if (earlier <= middle) {
      addConsistency(earlier, from, middle, known, path);
      path.add(root(middle, to));
    } else {
      addConsistency(earlier, middle, to, false, path);
      path.add(root(from, middle));
    }
  }

  /** The root of the tree over some of the leaves, as it occurs in this tree. */
  private Hash root(long from, long to) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return subtrees.root(level, from >> level);
    }
    long middle = middle(from, to);
    return Hash.ofNode(root(from, middle), root(middle, to));
  }

  /**
   * As many leaves to the left as make the largest complete tree, but at least one to the right.
   */
  static long middle(long from, long to) {
    return from + Long.highestOneBit(to - from - 1);
  }
}
