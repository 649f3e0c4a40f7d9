package dev.mandate.access.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.RejectionCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the pages, in both languages. */
class MessagesTest {
  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Path FOLDER = RESOURCES.resolve("console/messages");
  private static final Path TEMPLATES = RESOURCES.resolve("templates/console");

  /** A message in a template; a part of its key may be known only when the page is made. */
  private static final Pattern USE = Pattern.compile("#\\{((?:__\\$\\{.*?}__|[\\w.-])+)");

  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

  @Test
  void both_languages_have_the_same_messages_with_the_same_places() throws IOException {
    Map<String, List<String>> english = places(all("en"));
    assertThat(english).isNotEmpty().isEqualTo(places(all("zh")));
  }

  @Test
  void no_message_has_an_apostrophe_which_would_quote_what_follows() throws IOException {
    for (String language : List.of("en", "zh")) {
      assertThat(all(language).values()).allSatisfy(text -> assertThat(text).doesNotContain("'"));
    }
  }

  @Test
  void templates_use_no_message_that_is_missing() throws IOException {
    Set<String> known = all("en").keySet();
    Set<String> used = used();
    assertThat(used).hasSizeGreaterThan(50);
    assertThat(used).allSatisfy(key -> assertThat(known).as(key).anyMatch(fits(key)));
  }

  @Test
  void every_rejection_is_a_sentence() throws IOException {
    assertThat(all("en").keySet())
        .containsAll(
            Arrays.stream(RejectionCode.values()).map(code -> "rejection." + code).toList());
  }

  @Test
  void every_problem_has_a_title_a_text_and_a_way_on() throws IOException {
    Set<String> keys = all("en").keySet();
    Set<String> problems =
        keys.stream()
            .filter(key -> key.startsWith("problem."))
            .map(key -> key.split("\\.", -1)[1])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(problems).contains("NOT_FOUND", "FORBIDDEN", "NOT_YET", "SESSION_ENDED");
    assertThat(problems)
        .allSatisfy(
            problem ->
                assertThat(keys)
                    .contains(
                        "problem." + problem + ".title",
                        "problem." + problem + ".text",
                        "problem." + problem + ".go"));
  }

  private static Predicate<String> fits(String key) {
    String pattern =
        Arrays.stream(key.split("__\\$\\{.*?}__", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[\\w-]+"));
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private static Set<String> used() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        USE.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
      }
    }
    return used;
  }

  private static Map<String, String> all(String language) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file :
          files.filter(f -> f.toString().endsWith("_" + language + ".properties")).toList()) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
          lines.load(reader);
        }
        lines
            .stringPropertyNames()
            .forEach(key -> assertThat(all.put(key, lines.getProperty(key))).as(key).isNull());
      }
    }
    return all;
  }

  private static Map<String, List<String>> places(Map<String, String> messages) {
    Map<String, List<String>> places = new TreeMap<>();
    messages.forEach(
        (key, text) ->
            places.put(
                key, PLACE.matcher(text).results().map(MatchResult::group).sorted().toList()));
    return places;
  }
}
