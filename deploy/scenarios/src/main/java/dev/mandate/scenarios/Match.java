package dev.mandate.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what is expected with what is there, where only what is expected has to be there. */
public final class Match {
  private Match() {}

  /**
   * Tells where they differ, or answers an empty text.
   *
   * @param expected maps, lists, texts, numbers and truth values; every field of a map has to be
   *     there, and no more than that unless it is empty; every item of a list
   * @param actual the same, read from JSON
   */
  public static String difference(@Nullable Object expected, @Nullable Object actual) {
    return difference("", expected, actual);
  }

  private static String difference(
      String path, @Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Map<?, ?> fields && actual instanceof Map<?, ?> found) {
      return fields(path, fields, found);
    }
    if (expected instanceof List<?> items && actual instanceof List<?> found) {
      return items(path, items, found);
    }
    return Objects.equals(text(expected), text(actual))
        ? ""
        : "%s is %s instead of %s\n".formatted(path, actual, expected);
  }

  private static String fields(String path, Map<?, ?> expected, Map<?, ?> actual) {
    if (expected.isEmpty() && !actual.isEmpty()) {
      return "%s has %s instead of nothing\n".formatted(path, actual);
    }
    StringBuilder differences = new StringBuilder();
    expected.forEach(
        (key, value) -> differences.append(difference(path + "/" + key, value, actual.get(key))));
    return differences.toString();
  }

  private static String items(String path, List<?> expected, List<?> actual) {
    if (expected.size() != actual.size()) {
      return "%s has %d items instead of %d: %s\n"
          .formatted(path, actual.size(), expected.size(), actual);
    }
    StringBuilder differences = new StringBuilder();
    for (int i = 0; i < expected.size(); i++) {
      differences.append(difference(path + "/" + i, expected.get(i), actual.get(i)));
    }
    return differences.toString();
  }

  /** Numbers of any size are equal when they are written the same. */
  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
