package dev.mandate.audit;

/** What became of the command behind an entry. */
public enum Outcome {
  ACCEPTED,
  REJECTED,
  NO_EFFECT
}
