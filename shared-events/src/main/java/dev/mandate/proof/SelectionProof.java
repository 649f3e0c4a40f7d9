package dev.mandate.proof;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Shows that some leaves are in a tree, all at once: these leaves and, between them, the roots of
 * everything that lies beside, from left to right. So it needs no memory to be made or checked,
 * however many leaves there are; of a tree whose leaves are all selected it holds nothing else.
 */
public final class SelectionProof {
  private SelectionProof() {}

  /**
   * A selected leaf, or the root over some that are not.
   *
   * @param from the index of the first leaf, from 0
   * @param to the index after the last one
   * @param selected whether it is one of the leaves that the proof is about
   */
  public record Part(long from, long to, boolean selected, Hash root) {
    /**
     * As a line of text: numbers counted from 1 and both inclusive, a blank, the hash in base64.
     */
    public String line() {
      return leaves() + " " + root.base64();
    }

    private String leaves() {
      return selected ? Long.toString(to) : "%d-%d".formatted(from + 1, to);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is not what {@link #line} writes
     */
    public static Part of(String line) {
      int blank = line.indexOf(' ');
      if (blank < 0) {
        throw new IllegalArgumentException("No part of a proof: " + line);
      }
      int dash = line.lastIndexOf('-', blank);
      long to = number(line, dash + 1, blank);
      long from = dash < 0 ? to - 1 : number(line, 0, dash) - 1;
      Part part = new Part(from, to, dash < 0, Hash.ofBase64(line.substring(blank + 1)));
      if (!part.line().equals(line) || from < 0 || from >= to) {
        throw new IllegalArgumentException("No part of a proof: " + line);
      }
      return part;
    }

    private static long number(String line, int from, int to) {
      return Long.parseLong(line, from, to, 10);
    }
  }

  /**
   * The root of the tree that these parts make up.
   *
   * @param size how many leaves it has
   * @param parts from left to right; nothing may be left over
   * @throws IllegalArgumentException if they do not make up a tree of this size
   */
  public static Hash root(long size, Iterator<Part> parts) {
    Climb climb = new Climb(parts);
    Hash root = size == 0 ? Hash.OF_NOTHING : climb.root(0, size);
    if (climb.next != null) {
      throw new IllegalArgumentException(
          "The proof goes on with %s, beyond the %d leaves of the tree"
              .formatted(climb.next.leaves(), size));
    }
    return root;
  }

  /** Knows the next part, and nothing of those before. */
  private static final class Climb {
    private final Iterator<Part> parts;
    private @Nullable Part next;

    Climb(Iterator<Part> parts) {
      this.parts = parts;
      advance();
    }

    Hash root(long from, long to) {
      Part part = next;
      if (part == null || part.from != from || part.to > to) {
        throw new IllegalArgumentException(
            "The proof has %s where %d-%d belongs"
                .formatted(part == null ? "nothing" : part.leaves(), from + 1, to));
      }
      if (part.to == to) {
        advance();
        return part.root;
      }
      long middle = MerkleTree.middle(from, to);
      return Hash.ofNode(root(from, middle), root(middle, to));
    }

    private void advance() {
      next = parts.hasNext() ? parts.next() : null;
    }
  }
}
