package dev.mandate.audit;

import dev.mandate.personal.Salt;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.proof.CanonicalJson;
import dev.mandate.wire.Instants;
import dev.mandate.wire.JsonValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads entries back from JSON. Whatever it reads, {@link EntryForm} writes the same again. */
public final class EntryReader {
  private final Map<String, ?> fields;
  private final String within;
  private final Set<String> read = new HashSet<>();

  private EntryReader(Map<String, ?> fields, String within) {
    this.fields = fields;
    this.within = within;
  }

  /**
   * Reads an entry, with or without its sentence.
   *
   * @throws IllegalArgumentException if it is none; the message names the field
   */
  public static AuditEntry read(String json) {
    EntryReader reader = new EntryReader(JsonValues.read(json), "");
    AuditEntry entry = reader.entry();
    reader.field("summary", String.class);
    reader.requireNothingElse();
    PersonalValues.requireShown(entry);
    return entry;
  }

  private AuditEntry entry() {
    return new AuditEntry(
        text("partnerId"),
        number("position"),
        text("event"),
        text("command"),
        parsed("outcome", Outcome::valueOf),
        textOrNull("code"),
        textOrNull("detail"),
        actor(),
        named("targetUser", "targetName", salt("targetSalt")),
        named("customerId", "customerName", null),
        textOrNull("role"),
        values("old"),
        values("new"),
        textOrNull("cause"),
        textOrNull("reason"),
        instant("asked"),
        instant("decided"),
        instant("recorded"),
        text("commandId"),
        text("commandSource"),
        text("correlationId"),
        textOrNull("traceId"),
        json("request"));
  }

  private Actor actor() {
    Map<?, ?> values = required("actor", field("actor", Map.class));
    @SuppressWarnings("unchecked") // of a JSON object
    EntryReader reader = new EntryReader((Map<String, ?>) values, "actor.");
    Actor actor =
        new Actor(
            reader.text("type"),
            reader.text("id"),
            reader.textOrNull("name"),
            reader.salt("salt"),
            reader.roles());
    reader.requireNothingElse();
    return actor;
  }

  private List<Role> roles() {
    List<?> names = required("roles", field("roles", List.class));
    try {
      return names.stream().map(name -> Role.valueOf(String.valueOf(name))).toList();
    } catch (IllegalArgumentException e) {
      throw wrong("roles", e);
    }
  }

  private @Nullable Named named(String idField, String nameField, @Nullable Salt salt) {
    String id = textOrNull(idField);
    String name = textOrNull(nameField);
    if (id == null && (name != null || salt != null)) {
      throw new IllegalArgumentException(
          "what is said of %s is there without it".formatted(idField));
    }
    return id == null ? null : new Named(id, name, salt);
  }

  @SuppressWarnings("unchecked") // of a JSON object
  private @Nullable Map<String, Object> values(String name) {
    return (Map<String, Object>) field(name, Map.class);
  }

  private @Nullable JsonText json(String name) {
    Map<String, Object> values = values(name);
    return values == null ? null : new JsonText(CanonicalJson.of(values));
  }

  private Instant instant(String name) {
    try {
      return Instants.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, e);
    }
  }

  private @Nullable Salt salt(String name) {
    String text = textOrNull(name);
    try {
      return text == null ? null : Salt.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, e);
    }
  }

  private <T> T parsed(String name, Function<String, T> parser) {
    try {
      return parser.apply(text(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, e);
    }
  }

  private long number(String name) {
    Number number = required(name, field(name, Number.class));
    if (!(number instanceof Integer) && !(number instanceof Long)) {
      throw wrong(name, null);
    }
    return number.longValue();
  }

  private String text(String name) {
    return required(name, textOrNull(name));
  }

  private @Nullable String textOrNull(String name) {
    return field(name, String.class);
  }

  private <T> @Nullable T field(String name, Class<T> type) {
    read.add(name);
    Object value = fields.get(name);
    if (value == null && !fields.containsKey(name)) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw wrong(name, null);
    }
    return type.cast(value);
  }

  private <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(within + name + " is missing");
    }
    return value;
  }

  private void requireNothingElse() {
    for (String name : fields.keySet()) {
      if (!read.contains(name)) {
        throw new IllegalArgumentException(within + name + " is no field of an entry");
      }
    }
  }

  private IllegalArgumentException wrong(String name, @Nullable Exception cause) {
    return new IllegalArgumentException(within + name + " is not what it has to be", cause);
  }
}
