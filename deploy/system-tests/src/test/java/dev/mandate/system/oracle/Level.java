package dev.mandate.system.oracle;

/** How far a capability or setting is open; each level includes those before it. */
public enum Level {
  NONE,
  READ_ONLY,
  FULL;

  Level atMost(Level ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }

  Level orHigher(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
