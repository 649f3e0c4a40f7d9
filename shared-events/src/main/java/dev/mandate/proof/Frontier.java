package dev.mandate.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to be known of a tree to append to it and to tell its root: the roots of the complete
 * subtrees that its leaves make up, the largest first. There is one for every bit that is set in
 * the number of leaves.
 */
public final class Frontier {
  /** Learns of complete subtrees, when their last leaf is appended. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A subtree is complete.
     *
     * @param level it has 2 to the power of this many leaves
     * @param index its place among those of its level, from 0
     */
    void completed(int level, long index, Hash root);
  }

  private static final Listener NOBODY = (_, _, _) -> {};

  private final List<Hash> roots;
  private long size;

  private Frontier(long size, List<Hash> roots) {
    this.size = size;
    this.roots = roots;
  }

  /** Of a tree without leaves. */
  public static Frontier empty() {
    return new Frontier(0, new ArrayList<>());
  }

  /**
   * Restores what {@link #bytes} gave.
   *
   * @throws IllegalArgumentException if it is not that of a tree of this size
   */
  public static Frontier of(long size, byte[] bytes) {
    if (bytes.length != Long.bitCount(size) * Hash.LENGTH) {
      throw new IllegalArgumentException(
          "%d bytes are no frontier of a tree with %d leaves".formatted(bytes.length, size));
    }
    List<Hash> roots = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += Hash.LENGTH) {
      byte[] root = new byte[Hash.LENGTH];
      System.arraycopy(bytes, from, root, 0, Hash.LENGTH);
      roots.add(Hash.of(root));
    }
    return new Frontier(size, roots);
  }

  /** How many leaves the tree has. */
  public long size() {
    return size;
  }

  /** Appends a leaf. */
  public void append(Hash leaf) {
    append(leaf, NOBODY);
  }

  /** Appends a leaf, and tells of the subtrees above it that it completes. */
  public void append(Hash leaf, Listener listener) {
    Hash root = leaf;
    int level = 0;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      root = Hash.ofNode(roots.removeLast(), root);
      level++;
      listener.completed(level, size >> level, root);
    }
    roots.add(root);
    size++;
  }

  /** The root of the tree. */
  public Hash root() {
    if (roots.isEmpty()) {
      return Hash.OF_NOTHING;
    }
    Hash root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = Hash.ofNode(roots.get(i), root);
    }
    return root;
  }

  /** Whether it is that of the same tree. */
  public boolean isEqualTo(Frontier other) {
    return size == other.size && roots.equals(other.roots);
  }

  /** All of it but the size, to be kept. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(roots.size() * Hash.LENGTH);
    roots.forEach(root -> bytes.writeBytes(root.bytes()));
    return bytes.toByteArray();
  }
}
