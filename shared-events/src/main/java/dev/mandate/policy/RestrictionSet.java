package dev.mandate.policy;

import java.util.List;

/**
 * A set of restrictions as one number: immutable, compact, and free of allocation where access is
 * decided.
 *
 * @param bits bit n stands for the restriction with index n
 */
public record RestrictionSet(long bits) {
  public static final RestrictionSet EMPTY = new RestrictionSet(0);

  public static RestrictionSet of(Iterable<Restriction> restrictions) {
    long bits = 0;
    for (Restriction restriction : restrictions) {
      bits |= bit(restriction);
    }
    return new RestrictionSet(bits);
  }

  public boolean contains(Restriction restriction) {
    return (bits & bit(restriction)) != 0;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  /** The keys of this set, in alphabetical order. */
  public List<String> keys() {
    return Policy.standard().restrictions().stream()
        .filter(this::contains)
        .map(Restriction::key)
        .sorted()
        .toList();
  }

  private static long bit(Restriction restriction) {
    return 1L << restriction.index();
  }
}
