package dev.mandate.access.console.audit;

import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.audit.ValueKeys;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.wire.Instants;
import dev.mandate.wire.JsonValues;
import dev.mandate.wire.PersonalData;
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
  /** What stands in a list that a command sent, and is nothing. */
  private static final JsonText NOTHING = new JsonText("null");

  private static final Set<String> INSTANTS = Set.of(ValueKeys.EXPIRES_AT, ValueKeys.SINCE);

  /** How a value is shown. */
  enum Kind {
    /** As it stands in the entry. */
    PLAIN,
    /** In words, or as one of several. */
    IN_WORDS,
    /** As a switch that is on or off. */
    FLAG,
    /** Not at all: it was something personal, and was erased. */
    ERASED
  }

  /**
   * A value, or one of a list.
   *
   * @param text what people read, unless its kind says that they read something else
   * @param changed whether it is on this side only
   */
  record Item(String text, Kind kind, boolean changed) {
    /** Whether people read what stands in the entry. */
    public boolean isPlain() {
      return kind == Kind.PLAIN;
    }

    /** Whether it is on or off. */
    public boolean isFlag() {
      return kind == Kind.FLAG;
    }

    /** Whether that is on. */
    public boolean isOn() {
      return text.equals("true");
    }

    /** Whether it was erased. */
    public boolean isErased() {
      return kind == Kind.ERASED;
    }
  }

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
        .map(key -> change(key, value(key, before), value(key, after), words))
        .toList();
  }

  private static @Nullable Object value(String key, @Nullable Map<String, Object> values) {
    return values == null ? null : values.get(key);
  }

  private static ValueChange change(
      String key, @Nullable Object before, @Nullable Object after, Words words) {
    return new ValueChange(key, items(key, before, after, words), items(key, after, before, words));
  }

  /** Whether both sides are the same. */
  public boolean isSame() {
    return Stream.of(before, after).flatMap(List::stream).noneMatch(Item::changed);
  }

  /** What a command asked for, by the names of its fields. */
  static List<ValueChange> asked(@Nullable JsonText request, ConsolePage page) {
    return request == null ? List.of() : of(null, JsonValues.of(request), page);
  }

  private static List<Item> items(
      String key, @Nullable Object these, @Nullable Object those, Words words) {
    List<?> others = list(those);
    return list(these).stream()
        .map(
            value -> {
              String text = words.of(key, value);
              boolean isWhole = value.equals(these);
              return new Item(text, kind(key, value, text, isWhole), !others.contains(value));
            })
        .toList();
  }

  private static List<?> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(one -> one == null ? NOTHING : one).toList();
      default -> List.of(value);
    };
  }

  private static Kind kind(String key, Object value, String text, boolean isWhole) {
    if (value instanceof Boolean) {
      return Kind.FLAG;
    }
    if (PersonalData.FIELDS.contains(key) && Sealed.isSealed(text)) {
      return Kind.ERASED;
    }
    return isWhole && value instanceof String && value.equals(text) ? Kind.PLAIN : Kind.IN_WORDS;
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
            case List<?> list -> CanonicalJson.of(list);
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
