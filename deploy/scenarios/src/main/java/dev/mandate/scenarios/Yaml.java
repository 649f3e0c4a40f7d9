package dev.mandate.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A mapping of a file, whose words are all known. */
record Yaml(String where, Map<String, Object> entries) {
  /** A file beside this class. */
  static Yaml file(String name) {
    try (InputStream in = Yaml.class.getResourceAsStream(name)) {
      return parse(name, new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static Yaml parse(String where, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return of(where, new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text));
  }

  /** A mapping with texts as keys. */
  static Map<String, Object> object(@Nullable Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value != null) {
      ((Map<?, ?>) value).forEach((key, entry) -> object.put((String) key, entry));
    }
    return object;
  }

  static Yaml of(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?>)) {
      throw new IllegalArgumentException(where + " is no mapping: " + value);
    }
    return new Yaml(where, object(value));
  }

  Yaml only(Set<String> known) {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "%s has '%s'; known are %s".formatted(where, key, known));
      }
    }
    return this;
  }

  String text(String key) {
    return Objects.requireNonNull(textOrNull(key), () -> where + " lacks " + key);
  }

  @Nullable String textOrNull(String key) {
    Object value = entries.get(key);
    return value == null ? null : value.toString();
  }

  List<?> list(String key) {
    Object value = entries.get(key);
    return value == null ? List.of() : (List<?>) value;
  }

  Map<String, Object> map(String key) {
    return object(entries.get(key));
  }

  /** A mapping to texts. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(key).forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }
}
