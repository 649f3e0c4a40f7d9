package dev.mandate.wire;

/** Who asks: a person, or an upstream system. */
public sealed interface Asker {
  /** The user id, or the name of the system. */
  String id();

  /** A person, by user id. */
  record User(String id) implements Asker {}

  /** An upstream system, by its name. */
  record Upstream(String id) implements Asker {}
}
