package dev.mandate.roles.deadletters;

/**
 * A part of a partition.
 *
 * @param first the first offset in it
 * @param next the first one behind it
 */
record Offsets(long first, long next) {
  boolean isEmpty() {
    return first >= next;
  }

  boolean contains(long offset) {
    return first <= offset && offset < next;
  }

  /** The part of it that lies before an offset. */
  Offsets before(long offset) {
    return new Offsets(first, Math.min(next, offset));
  }

  /** So many of its last offsets. */
  Offsets last(long count) {
    return new Offsets(Math.max(first, next - count), next);
  }
}
