package dev.mandate.audit;

import dev.mandate.personal.Sealed;
import dev.mandate.policy.Language;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an entry says, as a sentence. */
public final class Summary {
  private final AuditEntry entry;
  private final Language language;
  private final Phrases phrases;

  private Summary(AuditEntry entry, Language language) {
    this.entry = entry;
    this.language = language;
    phrases = Phrases.in(language);
  }

  /** The sentence of an entry. */
  public static String of(AuditEntry entry, Language language) {
    Summary summary = new Summary(entry, language);
    return summary.phrases.say("outcome." + entry.outcome(), summary::part);
  }

  private String part(String place) {
    return switch (place) {
      case "actor" -> actor();
      case "change" -> change();
      case "request" -> request();
      case "code" -> String.valueOf(entry.code());
      case "detail" -> detail();
      default -> throw unknown(place);
    };
  }

  private String change() {
    String key = "event." + entry.event();
    return phrases.say(phrases.has(key) ? key : "event.other", this::about);
  }

  private String request() {
    String key = "command." + entry.command();
    return phrases.say(phrases.has(key) ? key : "command.other", this::about);
  }

  private String about(String place) {
    return switch (place) {
      case "partner" -> entry.partnerId();
      case "target" -> named(entry.target(), "target.unnamed");
      case "customer" -> named(entry.customer(), "customer.unnamed");
      case "role" -> role();
      case "event" -> entry.event();
      case "command" -> entry.command();
      case "cause" -> cause();
      default -> changed(place);
    };
  }

  /** What is told of the new values. */
  private String changed(String place) {
    return switch (place) {
      case "newName" -> text(ValueKeys.NAME);
      case "basis", "rows", "format" -> text(place);
      case "programme" -> onOff(ValueKeys.SELLS_WHOLESALE);
      case "mode" -> onOff(ValueKeys.RESTRICTED_MODE);
      case "until" -> ifPresent("until", ValueKeys.EXPIRES_AT);
      case "fields" -> changedFields();
      case "listed" -> keys("listed", entry.newValues(), entry.oldValues());
      case "unlisted" -> keys("unlisted", entry.oldValues(), entry.newValues());
      default -> throw unknown(place);
    };
  }

  private String actor() {
    Actor actor = entry.actor();
    if (actor.isThisSystem()) {
      return phrases.say("actor.mandate");
    }
    return named(
        actor.id().isEmpty() ? null : new Named(actor.id(), actor.name()), "actor.unnamed");
  }

  private String named(@Nullable Named named, String unnamed) {
    if (named == null) {
      return phrases.say(unnamed);
    }
    String name = named.name();
    return name == null || Sealed.isSealed(name)
        ? named.id()
        : phrases.say("named", place -> place.equals("id") ? named.id() : name);
  }

  /** The label of the role; a rejected command may name one that does not exist. */
  private String role() {
    String name = entry.role();
    if (name == null) {
      return phrases.say("role.unnamed");
    }
    String label =
        Arrays.stream(Role.values())
            .filter(role -> role.name().equals(name))
            .map(Policy.standard()::entry)
            .map(this::label)
            .findFirst()
            .orElse(name);
    return phrases.say("role.named", _ -> label);
  }

  private String label(RoleEntry role) {
    return language.label(role.labelEn(), role.labelZh());
  }

  private String detail() {
    String detail = entry.detail();
    if (detail == null) {
      return phrases.say("detail.none");
    }
    return detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
  }

  private String cause() {
    String key = "cause." + entry.cause();
    return phrases.has(key)
        ? phrases.say(key, _ -> ifPresent("displacer", ValueKeys.DISPLACED_BY))
        : "";
  }

  private String changedFields() {
    // What was cleared is among the old values only.
    List<String> fields =
        Stream.of(entry.oldValues(), entry.newValues())
            .filter(Objects::nonNull)
            .flatMap(values -> values.keySet().stream())
            .distinct()
            .map(this::field)
            .toList();
    return fields.isEmpty() ? phrases.say("field.none") : String.join(phrases.say("and"), fields);
  }

  /** An entry that somebody has changed may have others than there are. */
  private String field(String name) {
    String key = "field." + name;
    return phrases.has(key) ? phrases.say(key) : name;
  }

  /** The restrictions that are among these values, but not among those. */
  private String keys(
      String key, @Nullable Map<String, Object> these, @Nullable Map<String, Object> those) {
    List<?> without = restrictions(those);
    String keys =
        restrictions(these).stream()
            .filter(restriction -> !without.contains(restriction))
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return keys.isEmpty() ? "" : phrases.say(key, _ -> keys);
  }

  private static List<?> restrictions(@Nullable Map<String, Object> values) {
    return values != null && values.get(ValueKeys.RESTRICTIONS) instanceof List<?> list
        ? list
        : List.of();
  }

  private String onOff(String field) {
    return phrases.say(Boolean.TRUE.equals(newValue(field)) ? "on" : "off");
  }

  private String ifPresent(String key, String field) {
    Object value = newValue(field);
    return value == null ? "" : phrases.say(key, _ -> value.toString());
  }

  private String text(String field) {
    Object value = newValue(field);
    return value == null ? phrases.say("value.unknown") : value.toString();
  }

  private @Nullable Object newValue(String field) {
    return entry.newValues() == null ? null : entry.newValues().get(field);
  }

  private static IllegalStateException unknown(String place) {
    return new IllegalStateException("No phrase knows {%s}".formatted(place));
  }
}
