package dev.mandate.roles.domain;

import java.util.stream.Stream;

/** The kinds of something sealed. */
final class Kinds {
  private Kinds() {}

  /** All classes that a sealed type permits in the end. */
  static Stream<Class<?>> of(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    return permitted == null ? Stream.of(type) : Stream.of(permitted).flatMap(Kinds::of);
  }
}
