package dev.mandate.access.authzen;

import dev.mandate.access.http.BadRequestException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request says, complete or not. Whatever it says beyond that is ignored, but an object
 * where text belongs is refused, and so is a number: nothing is taken for something else.
 */
final class Asked {
  private final Map<Member, String> said;
  private final @Nullable JsonNode context;

  private Asked(Map<Member, String> said, @Nullable JsonNode context) {
    this.said = said;
    this.context = context;
  }

  /**
   * Reads these members, and no others.
   *
   * @throws BadRequestException if one of them, or {@code properties} or {@code context}, has
   *     another JSON type than the standard gives it
   */
  static Asked read(ObjectNode body, Set<Member> members) {
    Map<Member, String> said = new EnumMap<>(Member.class);
    for (Member member : members) {
      ObjectNode entity = Json.object(body, member.entity(), member.entity());
      if (entity != null) {
        Json.object(entity, "properties", member.entity() + ".properties");
        String text = Json.text(entity, member.key(), member.path());
        if (text != null) {
          said.put(member, text);
        }
      }
    }
    return new Asked(said, Json.object(body, "context", "context"));
  }

  /**
   * The same, where the defaults say what this leaves out. An entity replaces that of the defaults,
   * but one that lacks its type, id or name takes it from there (certification scenario, 3.2.7).
   */
  Asked orElse(Asked defaults) {
    Map<Member, String> all = new EnumMap<>(Member.class);
    all.putAll(defaults.said);
    all.putAll(said);
    return new Asked(all, context == null ? defaults.context : context);
  }

  /**
   * Makes sure that all of these are said.
   *
   * @throws BadRequestException if some are missing
   */
  Asked complete(Set<Member> members) {
    if (!said.keySet().containsAll(members)) {
      throw new BadRequestException(
          members.stream()
              .filter(member -> !said.containsKey(member))
              .sorted()
              .map(Member::path)
              .collect(Collectors.joining(", ", "missing: ", "")));
    }
    return this;
  }

  /** What is said; only after it was made sure that it is. */
  String get(Member member) {
    return Objects.requireNonNull(said.get(member));
  }

  /** Whether the context asks for the explanation; nothing else in it means anything here. */
  boolean explain() {
    JsonNode explain = context == null ? null : context.get("explain");
    return explain != null && explain.isBoolean() && explain.booleanValue();
  }
}
