package dev.mandate.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the scenarios of a file. */
final class ScenarioReader {
  /** The partner of every command that names none. */
  private static final String PARTNER = "acme";

  private static final String COUNTER = "#";

  private final String file;

  ScenarioReader(String file) {
    this.file = file;
  }

  List<Scenario> read(Yaml content) {
    Yaml yaml = content.only(Set.of("background", "scenarios"));
    List<Step> background = steps(file + ": background", yaml.list("background"));
    return yaml.list("scenarios").stream().map(item -> scenario(item, background)).toList();
  }

  private Scenario scenario(Object value, List<Step> background) {
    String title = Yaml.of(file, value).text("scenario");
    String where = file + ": " + title;
    Yaml yaml =
        Yaml.of(where, value).only(Set.of("rule", "scenario", "alone", "given", "when", "then"));
    boolean alone = Boolean.TRUE.equals(yaml.entries().get("alone"));
    List<Step> given = new ArrayList<>(alone ? List.of() : background);
    given.addAll(steps(where, yaml.list("given")));
    return new Scenario(
        yaml.text("rule"),
        title,
        given,
        steps(where, yaml.list("when")),
        expectation(Yaml.of(where, yaml.entries().get("then"))));
  }

  private static List<Step> steps(String where, List<?> items) {
    return items.stream().flatMap(item -> step(Yaml.of(where, item))).toList();
  }

  private static Stream<Step> step(Yaml yaml) {
    String wait = yaml.textOrNull("wait");
    if (wait != null) {
      return Stream.of(new Step.Wait(duration(wait)));
    }
    Map<String, Object> rest = new LinkedHashMap<>(yaml.entries());
    Object by = rest.remove("by");
    Object times = rest.remove("times");
    if (rest.size() != 1) {
      throw new IllegalArgumentException(yaml.where() + " has a step with " + rest.keySet());
    }
    Map.Entry<String, Object> command = rest.entrySet().iterator().next();
    int count = times == null ? 1 : (Integer) times;
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> command(command, by == null ? null : by.toString(), i));
  }

  private static Step command(Map.Entry<String, Object> command, @Nullable String by, int number) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("partnerId", PARTNER);
    Yaml.object(command.getValue()).forEach((key, value) -> data.put(key, counted(value, number)));
    return new Step.Command(command.getKey(), data, by);
  }

  private static Object counted(Object value, int number) {
    return value instanceof String text ? text.replace(COUNTER, Integer.toString(number)) : value;
  }

  private static Expectation expectation(Yaml yaml) {
    yaml.only(Set.of("outcome", "code", "detail", "events", "access", "answers"));
    boolean saysEvents = yaml.entries().containsKey("events");
    return new Expectation(
        yaml.text("outcome"),
        yaml.textOrNull("code"),
        yaml.textOrNull("detail"),
        saysEvents ? events(yaml) : null,
        yaml.list("access").stream().map(item -> access(Yaml.of(yaml.where(), item))).toList(),
        yaml.list("answers").stream().map(item -> answer(Yaml.of(yaml.where(), item))).toList());
  }

  private static List<Expectation.Event> events(Yaml yaml) {
    List<Expectation.Event> events = new ArrayList<>();
    for (Object item : yaml.list("events")) {
      if (item instanceof String type) {
        events.add(new Expectation.Event(type, Map.of()));
      } else {
        Yaml.object(item)
            .forEach((type, data) -> events.add(new Expectation.Event(type, Yaml.object(data))));
      }
    }
    return events;
  }

  private static Expectation.Access access(Yaml yaml) {
    yaml.only(Set.of("user", "org", "nothing", "capabilities", "settings"));
    return new Expectation.Access(
        yaml.text("user"),
        yaml.text("org"),
        Boolean.TRUE.equals(yaml.entries().get("nothing")),
        yaml.texts("capabilities"),
        yaml.texts("settings"));
  }

  private static Expectation.Answer answer(Yaml yaml) {
    yaml.only(Set.of("get", "has"));
    return new Expectation.Answer(yaml.text("get"), yaml.map("has"));
  }

  /** Seconds or milliseconds: {@code 2s}, {@code 500ms}. */
  static Duration duration(String text) {
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
  }
}
