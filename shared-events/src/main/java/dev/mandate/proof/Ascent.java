package dev.mandate.proof;

/**
 * The way from a node up to the root, as RFC 9162 walks it to check proofs (2.1.3.2 and 2.1.4.2). A
 * node without a sibling goes up as it is.
 */
final class Ascent {
  private long place;
  private long last;

  /**
   * Begins at a node.
   *
   * @param place its index on its level
   * @param last the index of the last node there
   */
  Ascent(long place, long last) {
    this.place = place;
    this.last = last;
  }

  /** Whether this is the root. */
  boolean isAtRoot() {
    return last == 0;
  }

  /** Goes up past the next hash of the path, and answers whether that is to the left. */
  boolean passesLeft() {
    boolean left = (place & 1) == 1 || place == last;
    if (left) {
      while ((place & 1) == 0 && place != 0) {
        up();
      }
    }
    up();
    return left;
  }

  private void up() {
    place >>= 1;
    last >>= 1;
  }
}
