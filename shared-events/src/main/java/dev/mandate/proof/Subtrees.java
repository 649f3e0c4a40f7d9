package dev.mandate.proof;

/** Knows the complete subtrees of a tree. */
@FunctionalInterface
public interface Subtrees {
  /**
   * The root of a complete subtree.
   *
   * @param level it has 2 to the power of this many leaves; 0 is a leaf itself
   * @param index its place among those of its level, from 0
   */
  Hash root(int level, long index);
}
