package dev.mandate.audit;

import dev.mandate.policy.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrases of one language that entries are told in. */
final class Phrases {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Map<Language, Phrases> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, load("summary_%s.properties".formatted(language.tag())));
    }
  }

  private final Map<String, List<Part>> phrases = new HashMap<>();

  private Phrases(Properties lines) {
    lines.stringPropertyNames().forEach(key -> phrases.put(key, parts(lines.getProperty(key))));
  }

  /** A piece of a phrase: words, or the name of what comes in their place. */
  private record Part(String text, boolean isPlace) {}

  static Phrases in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static Phrases load(String file) {
    try (InputStream stream = Phrases.class.getResourceAsStream(file)) {
      Properties lines = new Properties();
      lines.load(
          new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8));
      return new Phrases(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Part> parts(String phrase) {
    List<Part> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(phrase);
    int end = 0;
    while (place.find()) {
      parts.add(new Part(phrase.substring(end, place.start()), false));
      parts.add(new Part(place.group(1), true));
      end = place.end();
    }
    parts.add(new Part(phrase.substring(end), false));
    return parts;
  }

  boolean has(String key) {
    return phrases.containsKey(key);
  }

  /**
   * The phrase of this key.
   *
   * @param values tells what comes in which place
   */
  String say(String key, UnaryOperator<String> values) {
    StringBuilder text = new StringBuilder();
    for (Part part : Objects.requireNonNull(phrases.get(key), key)) {
      text.append(part.isPlace ? values.apply(part.text) : part.text);
    }
    return text.toString();
  }

  /** A phrase without places. */
  String say(String key) {
    return say(
        key,
        place -> {
          throw new IllegalStateException("The phrase %s has no {%s}".formatted(key, place));
        });
  }
}
