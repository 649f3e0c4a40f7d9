package dev.mandate.access.console.audit;

import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.audit.ValueKeys;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.wire.Instants;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of one value: what it was and what it is, in the words of whoever looks.
 *
 * @param key the name of the value
 * @param before what it was; empty if there was none
 * @param after what it is; empty if there is none
 */
record ValueChange(String key, List<Item> before, List<Item> after) {
  private static final Set<String> INSTANTS = Set.of(ValueKeys.EXPIRES_AT, ValueKeys.SINCE);

  /**
   * A value, or one of a list.
   *
   * @param text what people read
   * @param flag the value itself if it is yes or no, else null
   * @param changed whether it is on this side only
   */
  record Item(String text, @Nullable Boolean flag, boolean changed) {}

  /** What makes words of values. */
  interface Words {
    /** A value of this name in words. */
    String of(String key, Object value);
  }

  /** All values of an entry, by their names. */
  static List<ValueChange> of(
      @Nullable Map<String, Object> before, @Nullable Map<String, Object> after, ConsolePage page) {
    return of(before, after, (key, value) -> words(key, value, page));
  }

  /** The same in any words. */
  static List<ValueChange> of(
      @Nullable Map<String, Object> before, @Nullable Map<String, Object> after, Words words) {
    Set<String> keys = new TreeSet<>();
    Stream.of(before, after)
        .forEach(values -> keys.addAll(values == null ? Set.of() : values.keySet()));
    return keys.stream()
        .map(key -> change(key, list(key, before), list(key, after), words))
        .toList();
  }

  private static ValueChange change(String key, List<?> before, List<?> after, Words words) {
    return new ValueChange(key, items(key, before, after, words), items(key, after, before, words));
  }

  /** Whether both sides are the same. */
  public boolean isSame() {
    return Stream.of(before, after).flatMap(List::stream).noneMatch(Item::changed);
  }

  private static List<?> list(String key, @Nullable Map<String, Object> values) {
    Object value = values == null ? null : values.get(key);
    return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
  }

  private static List<Item> items(String key, List<?> these, List<?> those, Words words) {
    return these.stream()
        .map(
            value ->
                new Item(
                    words.of(key, value),
                    value instanceof Boolean flag ? flag : null,
                    !those.contains(value)))
        .toList();
  }

  private static String words(String key, Object value, ConsolePage page) {
    return switch (key) {
      case ValueKeys.ROLES -> role(value.toString(), page);
      case ValueKeys.RESTRICTIONS -> restriction(value.toString(), page);
      case String name when INSTANTS.contains(name) -> instant(value.toString(), page);
      default ->
          switch (value) {
            case JsonText json -> json.json();
            case Map<?, ?> map -> CanonicalJson.of(map);
            default -> value.toString();
          };
    };
  }

  private static String role(String name, ConsolePage page) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(name))
        .map(page.labels()::role)
        .findFirst()
        .orElse(name);
  }

  private static String restriction(String key, ConsolePage page) {
    Restriction restriction = Policy.standard().restriction(key);
    return restriction == null ? key : page.labels().restriction(restriction);
  }

  private static String instant(String text, ConsolePage page) {
    try {
      return page.times().exact(Instants.parse(text));
    } catch (DateTimeException _) {
      return text;
    }
  }
}
