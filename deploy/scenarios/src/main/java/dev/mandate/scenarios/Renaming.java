package dev.mandate.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a prefix before ids: in the fields that hold ids, and where braces stand around one. */
final class Renaming {
  private static final Set<String> ID_FIELDS =
      Set.of(
          "partnerId",
          "userId",
          "customerId",
          "onBehalfOf",
          "displacedBy",
          "by",
          "targetUser",
          "user",
          "org");
  private static final Pattern BRACES = Pattern.compile("\\{([A-Za-z0-9._-]+)}");

  private final String prefix;

  Renaming(String prefix) {
    this.prefix = prefix;
  }

  Step step(Step step) {
    return switch (step) {
      case Step.Command c -> new Step.Command(c.type(), map(c.data()), idOrNull(c.by()));
      case Step.Wait wait -> wait;
    };
  }

  Expectation expectation(Expectation then) {
    List<Expectation.Event> events = then.events();
    return new Expectation(
        then.outcome(),
        then.code(),
        then.detail(),
        events == null ? null : events.stream().map(this::event).toList(),
        then.access().stream().map(this::access).toList(),
        then.answers().stream().map(this::answer).toList());
  }

  private Expectation.Event event(Expectation.Event event) {
    return new Expectation.Event(event.type(), map(event.data()));
  }

  private Expectation.Access access(Expectation.Access a) {
    return new Expectation.Access(
        prefix + a.user(), prefix + a.org(), a.nothing(), a.capabilities(), a.settings());
  }

  private Expectation.Answer answer(Expectation.Answer answer) {
    return new Expectation.Answer(braces(answer.get()), map(answer.has()));
  }

  private Map<String, Object> map(Map<String, Object> data) {
    Map<String, Object> renamed = new LinkedHashMap<>();
    data.forEach((key, value) -> renamed.put(key, value(key, value)));
    return renamed;
  }

  private Object value(String key, Object value) {
    return switch (value) {
      case String text -> ID_FIELDS.contains(key) ? prefix + text : braces(text);
      case Map<?, ?> map -> map(Yaml.object(map));
      case List<?> list -> list.stream().map(item -> value("", item)).toList();
      default -> value;
    };
  }

  private String braces(String text) {
    return BRACES.matcher(text).replaceAll(found -> prefix + found.group(1));
  }

  private @Nullable String idOrNull(@Nullable String id) {
    return id == null ? null : prefix + id;
  }
}
