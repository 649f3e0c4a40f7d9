package dev.mandate.access.facts;

/** The value of a fact that says no more than its key. */
public enum Held {
  HELD
}
