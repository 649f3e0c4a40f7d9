package dev.mandate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where what is and what must be are not the same; only the first are kept in words. */
final class Differences {
  private static final int SHOWN = 10;

  private final List<String> shown = new ArrayList<>();
  private int count;

  /**
   * Notes a difference, if there is one.
   *
   * @param where names the place, as it is formatted only then
   */
  void compare(Object where, String what, @Nullable Object actual, @Nullable Object expected) {
    if (!Objects.equals(actual, expected)) {
      count++;
      if (shown.size() < SHOWN) {
        shown.add("%s%n  %s: %s%n  must be: %s".formatted(where, what, actual, expected));
      }
    }
  }

  void assertNone() {
    assertThat(shown).as("%d differences, the first of them", count).isEmpty();
  }
}
