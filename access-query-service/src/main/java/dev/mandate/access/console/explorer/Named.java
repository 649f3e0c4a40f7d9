package dev.mandate.access.console.explorer;

import org.jspecify.annotations.Nullable;

/**
 * A person or an organization.
 *
 * @param name what it is called, or null if that is not known
 */
record Named(String id, @Nullable String name) {
  /** What pages call it. */
  public String label() {
    return name == null ? id : name;
  }
}
