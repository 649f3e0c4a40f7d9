package dev.mandate.access.console.audit;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.wire.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of an entry: what is shown of it, and what stands in its place in what is hashed. They
 * differ where something else is hashed than is shown, such as a commitment to a name.
 *
 * @param object the field that it is a part of, or null
 * @param name what it is called there
 * @param shown its value as canonical JSON; null if it is not shown
 * @param hashed the same of what is hashed; null if it is not hashed
 */
record ProvedField(
    @Nullable String object, String name, @Nullable String shown, @Nullable String hashed) {
  /** Those of whose parts each may be hashed otherwise than it is shown. */
  private static final Set<String> OBJECTS = Set.of("actor", "old", "new", "request");

  private static final String ITSELF = "";

  /** All fields of an entry with its sentence, which follows from the others. */
  static List<ProvedField> of(AuditEntry entry, String summary) {
    return of(EntryForm.exported(entry, summary), EntryForm.hashed(entry));
  }

  /**
   * All fields of an entry, in the order of the canonical form.
   *
   * @param shown the entry as it is shown, as JSON
   * @param hashed the entry as it is hashed
   */
  static List<ProvedField> of(String shown, String hashed) {
    Map<String, Map<String, String>> here = parts(shown);
    Map<String, Map<String, String>> there = parts(hashed);
    List<ProvedField> fields = new ArrayList<>();
    for (String object : union(here.keySet(), there.keySet())) {
      Map<String, String> one = here.getOrDefault(object, Map.of());
      Map<String, String> other = there.getOrDefault(object, Map.of());
      for (String name : union(one.keySet(), other.keySet())) {
        boolean whole = name.equals(ITSELF);
        fields.add(
            new ProvedField(
                whole ? null : object, whole ? object : name, one.get(name), other.get(name)));
      }
    }
    return fields;
  }

  /** Whether it is shown as it is hashed. */
  public boolean isSame() {
    return shown != null && shown.equals(hashed);
  }

  private static Map<String, Map<String, String>> parts(String json) {
    Map<String, Map<String, String>> parts = new LinkedHashMap<>();
    JsonValues.read(json)
        .forEach(
            (name, value) ->
                parts.put(
                    name,
                    OBJECTS.contains(name) && value instanceof Map<?, ?> object && !object.isEmpty()
                        ? texts(object)
                        : Map.of(ITSELF, CanonicalJson.of(value))));
    return parts;
  }

  private static Map<String, String> texts(Map<?, ?> object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.forEach((name, value) -> texts.put(String.valueOf(name), CanonicalJson.of(value)));
    return texts;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return all;
  }
}
