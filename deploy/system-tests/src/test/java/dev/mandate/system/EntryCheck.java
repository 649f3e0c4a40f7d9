package dev.mandate.system;

import dev.mandate.system.reconstruction.ExpectedEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares an audit log with what it must be, entry by entry and field by field. */
final class EntryCheck {
  /**
   * Words that are for people, which no document fixes, and what the hash of names is made with.
   */
  private static final Set<String> FREE = Set.of("detail", "summary", "targetSalt");

  private final Differences differences = new Differences();

  /** Both logs begin with the first position. */
  void compare(String partner, List<Map<?, ?>> actual, List<ExpectedEntry> expected) {
    differences.compare(partner, "entries in the audit log", actual.size(), expected.size());
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      compare("%s, position %d".formatted(partner, i + 1), actual.get(i), expected.get(i));
    }
  }

  private void compare(String where, Map<?, ?> actual, ExpectedEntry expected) {
    Map<?, ?> fields = (Map<?, ?>) comparable(withoutSaltOfActor(actual));
    Map<?, ?> wanted = (Map<?, ?>) comparable(expected.fields());
    Set<Object> names = new TreeSet<>(fields.keySet());
    names.addAll(wanted.keySet());
    names.removeAll(FREE);
    names.forEach(
        name ->
            differences.compare(where, String.valueOf(name), fields.get(name), wanted.get(name)));
    differences.compare(where, "has a detail", isText(actual.get("detail")), expected.hasDetail());
    differences.compare(
        where, "detail or none", actual.containsKey("detail"), expected.hasDetail());
    String summary = String.valueOf(actual.get("summary"));
    expected
        .named()
        .forEach(
            name ->
                differences.compare(where, "summary names " + name, summary.contains(name), true));
  }

  private static Map<?, ?> withoutSaltOfActor(Map<?, ?> entry) {
    Map<Object, Object> without = new HashMap<>(entry);
    without.computeIfPresent(
        "actor",
        (_, actor) -> {
          Map<Object, Object> fields = new HashMap<>((Map<?, ?>) actor);
          fields.remove("salt");
          return fields;
        });
    return without;
  }

  private static boolean isText(@Nullable Object value) {
    return value instanceof String text && !text.isBlank();
  }

  /** Arrays are sets, at any depth; that one has something twice still shows. */
  private static Object comparable(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> fields = new TreeMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), comparable(field)));
        yield fields;
      }
      case Collection<?> list ->
          list.stream().map(EntryCheck::comparable).map(String::valueOf).sorted().toList();
      default -> value;
    };
  }

  void assertNoDifferences() {
    differences.assertNone();
  }
}
