package dev.mandate.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with a message: unreadable outweighs invalid. An array of ten thousand bad items is
 * one problem, or what is said about a message would outgrow it.
 */
final class Problems {
  private final Set<String> unreadable = new LinkedHashSet<>();
  private final Set<String> invalid = new LinkedHashSet<>();

  /** The message lacks a field or has one of a wrong type. */
  void unreadable(String field, String what) {
    unreadable.add(field + " " + what);
  }

  /** The message can be read, but a value breaks its rule. */
  void invalid(String field, String what) {
    invalid.add(field + " " + what);
  }

  boolean none() {
    return unreadable.isEmpty() && invalid.isEmpty();
  }

  void throwIfUnreadable() throws UnreadableException {
    if (!unreadable.isEmpty()) {
      throw new UnreadableException(String.join("; ", unreadable));
    }
  }

  List<String> invalid() {
    return List.copyOf(invalid);
  }
}
