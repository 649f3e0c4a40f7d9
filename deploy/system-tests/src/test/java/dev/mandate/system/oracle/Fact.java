package dev.mandate.system.oracle;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An event, or what one must look like.
 *
 * @param type its short name
 * @param data its fields, with the names of the wire
 */
public record Fact(String type, Map<String, Object> data) {
  /**
   * An event about a partner.
   *
   * @param fields names and values in turn; a null value stands for an absent field
   */
  static Fact of(String type, String partnerId, @Nullable Object... fields) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("partnerId", partnerId);
    for (int i = 0; i < fields.length; i += 2) {
      Object value = fields[i + 1];
      if (value != null) {
        data.put((String) requireNonNull(fields[i]), value);
      }
    }
    return new Fact(type, Collections.unmodifiableMap(data));
  }

  /** Whether Mandate itself is the actor, as nobody asked for just this (R31). */
  public boolean isConsequence() {
    Object cause = data.get("cause");
    return cause != null && !cause.equals("COMMAND");
  }

  /** A field that the event has. */
  public String text(String field) {
    return requireNonNull(optionalText(field), field);
  }

  /** A field that the event may have. */
  public @Nullable String optionalText(String field) {
    return (String) data.get(field);
  }

  /** A field that is true or false. */
  public boolean flag(String field) {
    return (Boolean) requireNonNull(data.get(field), field);
  }

  /** A field that is a set. */
  public Set<String> texts(String field) {
    Set<String> texts = new TreeSet<>();
    ((Iterable<?>) requireNonNull(data.get(field), field)).forEach(t -> texts.add((String) t));
    return texts;
  }
}
