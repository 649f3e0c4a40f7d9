package dev.mandate.system.oracle;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A command as an upstream system sends it.
 *
 * @param type its short name
 * @param authType {@code system} or {@code user}; null if nobody is named
 * @param authId who asks
 * @param data its fields, with the names of the wire
 * @param context what else its event carries, such as {@code time} and {@code correlationid}
 */
public record Command(
    Identity identity,
    String type,
    @Nullable String authType,
    @Nullable String authId,
    Map<String, Object> data,
    Map<String, String> context) {

  /** A command that carries nothing else. */
  public Command(
      Identity identity,
      String type,
      @Nullable String authType,
      @Nullable String authId,
      Map<String, Object> data) {
    this(identity, type, authType, authId, data, Map.of());
  }

  /** The pair by which a command is known: the same again is the same command. */
  public record Identity(String source, String id) {}

  /** The partner that it names. */
  public String partnerId() {
    return text("partnerId");
  }

  /** The same content under another identity. */
  public Command as(Identity other) {
    return new Command(other, type, authType, authId, data, context);
  }

  String text(String field) {
    return requireNonNull(optionalText(field), field);
  }

  @Nullable String optionalText(String field) {
    return (String) data.get(field);
  }

  boolean flag(String field) {
    return (Boolean) requireNonNull(data.get(field), field);
  }

  Set<String> texts(String field) {
    Set<String> texts = new TreeSet<>();
    ((Iterable<?>) requireNonNull(data.get(field), field)).forEach(t -> texts.add((String) t));
    return texts;
  }
}
