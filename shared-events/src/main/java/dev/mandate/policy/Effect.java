package dev.mandate.policy;

/** What a restriction does to its setting: a ceiling on its level (R23). */
public enum Effect {
  ACTION_UNAVAILABLE(Level.READ_ONLY),
  READ_ONLY(Level.READ_ONLY),
  PARTIAL_VISIBILITY(Level.READ_ONLY),
  HIDDEN(Level.NONE),
  SUPPRESSED(Level.NONE);

  private final Level ceiling;

  Effect(Level ceiling) {
    this.ceiling = ceiling;
  }

  /** The highest level that this effect leaves. */
  public Level ceiling() {
    return ceiling;
  }
}
