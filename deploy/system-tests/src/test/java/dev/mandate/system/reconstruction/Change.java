package dev.mandate.system.reconstruction;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes.
 *
 * @param before the old values by name; empty if nothing held before
 * @param after the new values by name; empty if nothing holds after
 */
record Change(Map<String, Object> before, Map<String, Object> after) {
  static final Change NONE = new Change(Map.of(), Map.of());

  static Change to(Map<String, Object> after) {
    return new Change(Map.of(), after);
  }

  /** One value that becomes another. */
  static Change of(String name, Object before, Object after) {
    return new Change(Map.of(name, before), Map.of(name, after));
  }

  /**
   * Values by their names.
   *
   * @param namesAndValues in turn; a null value stands for none
   */
  static Map<String, Object> values(@Nullable Object... namesAndValues) {
    Map<String, Object> values = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        values.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return values;
  }
}
