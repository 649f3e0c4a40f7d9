package dev.mandate.grafana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a query of Prometheus says of the series that it is about.
 *
 * @param metric its name
 * @param labels what is asked of each label, a value or a pattern
 */
public record Selector(String metric, Map<String, String> labels) {
  private static final Pattern SELECTOR = Pattern.compile("([a-z_:][a-z0-9_:]*)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPING = Pattern.compile("\\w+ (?:by|without) \\([^)]*\\)");
  private static final Pattern NAME_WITHOUT_CALL = Pattern.compile("\\b[a-z_]\\w*+(?! ?\\()");

  /** What Prometheus itself knows of whom it scrapes. */
  private static final Set<String> OWN_METRICS = Set.of("up");

  private static final Set<String> OWN_LABELS = Set.of("job", "instance");

  /**
   * Those of a query.
   *
   * @throws IllegalArgumentException if it names a metric without saying of which service
   */
  static List<Selector> in(String query) {
    List<Selector> selectors = new ArrayList<>();
    Matcher matcher = SELECTOR.matcher(query);
    while (matcher.find()) {
      Selector selector = new Selector(matcher.group(1), labels(matcher.group(2)));
      if (!OWN_METRICS.contains(selector.metric)) {
        selectors.add(selector);
      }
      if (!selector.labels.containsKey("job")) {
        throw new IllegalArgumentException("%s is of no job in %s".formatted(selector, query));
      }
    }
    requireNoOthers(query);
    return selectors;
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    return labels;
  }

  /** What is left is calls, groupings, numbers and durations. */
  private static void requireNoOthers(String query) {
    String rest = SELECTOR.matcher(query).replaceAll("");
    rest = GROUPING.matcher(rest).replaceAll("").replaceAll("\\[[^]]*]", "");
    Matcher name = NAME_WITHOUT_CALL.matcher(rest);
    if (name.find()) {
      throw new IllegalArgumentException("%s is of no job in %s".formatted(name.group(), query));
    }
  }

  /** Whether it is about a service. */
  public boolean isOf(String service) {
    return service.matches(labels.getOrDefault("job", ""));
  }

  /** Whether a scrape, in the text format of Prometheus, has a series with these labels. */
  public boolean isIn(Stream<String> scrape) {
    return scrape.anyMatch(line -> name(line).equals(metric) && hasLabels(line));
  }

  private static String name(String line) {
    return line.replaceFirst("[{ ].*", "");
  }

  private boolean hasLabels(String line) {
    return labels.keySet().stream()
        .filter(label -> !OWN_LABELS.contains(label))
        .allMatch(label -> line.matches(".*[{,]" + label + "=\".*"));
  }
}
