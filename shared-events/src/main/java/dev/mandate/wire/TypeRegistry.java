package dev.mandate.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A closed list of message types: wire name to record class and back. A name that is not listed is
 * unknown; no class is ever found by a name from outside.
 */
final class TypeRegistry<B> {
  /** A listed type: its short name, full wire name and JSON form. */
  record Entry<T extends Record>(String name, String wireName, RecordShape<T> shape) {}

  private final String prefix;
  private final Map<String, Entry<?>> byName = new LinkedHashMap<>();
  private final Map<String, Entry<?>> byWireName = new HashMap<>();
  private final Map<Class<?>, Entry<?>> byClass = new HashMap<>();

  TypeRegistry(String prefix) {
    this.prefix = prefix;
  }

  /** Lists version 1 of a type. */
  <T extends Record> TypeRegistry<B> add(String name, Class<T> type) {
    Entry<T> entry = new Entry<>(name, prefix + name + ".v1", new RecordShape<>(type));
    if (byWireName.put(entry.wireName(), entry) != null || byClass.put(type, entry) != null) {
      throw new IllegalArgumentException("Listed twice: " + name + " or " + type);
    }
    byName.put(name, entry);
    return this;
  }

  /** The short names of all types, in the order of the list. */
  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The type of this short name, as it is written now. */
  @Nullable Entry<?> byName(String name) {
    return byName.get(name);
  }

  @Nullable Entry<?> byWireName(@Nullable String wireName) {
    return byWireName.get(wireName);
  }

  <T extends B> Entry<?> of(T message) {
    Entry<?> entry = byClass.get(message.getClass());
    if (entry == null) {
      throw new IllegalArgumentException("Not in the registry: " + message.getClass());
    }
    return entry;
  }

  Set<Class<?>> classes() {
    return Set.copyOf(byClass.keySet());
  }
}
