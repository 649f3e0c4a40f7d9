package dev.mandate.policy;

/** How far a capability or setting is open to somebody, in rising order. */
public enum Level {
  NONE,
  READ_ONLY,
  FULL;

  /** The higher of two levels: entitlements add up (R9). */
  public Level or(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** This level, but no higher than the ceiling: a restriction never raises anything (R23). */
  public Level atMost(Level ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }

  /** Whether this level is at least as high as the one needed. */
  public boolean covers(Level needed) {
    return compareTo(needed) >= 0;
  }
}
