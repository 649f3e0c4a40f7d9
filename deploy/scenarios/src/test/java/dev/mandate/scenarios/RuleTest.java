package dev.mandate.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
  private static final Expectation ACCEPTED =
      new Expectation("ACCEPTED", null, null, null, List.of(), List.of());

  @Test
  void rules_are_numbered_without_a_hole() {
    List<String> ids = rules().map(Rule::id).toList();

    assertThat(ids)
        .isEqualTo(IntStream.rangeClosed(1, ids.size()).mapToObj(number -> "R" + number).toList());
  }

  @Test
  void scenarios_name_only_rules_that_there_are() {
    assertThat(Scenarios.all().stream().map(Scenario::rule).distinct())
        .isSubsetOf(rules().map(Rule::id).toList());
  }

  /** A rule without any scenario shows nowhere, and every rule has a level. */
  @ParameterizedTest
  @MethodSource("rules")
  void every_rule_has_scenarios_that_show_it_at_the_levels_that_it_names(Rule rule) {
    assertThat(
            Stream.of(Level.values())
                .filter(level -> Scenarios.all().stream().anyMatch(s -> shows(level, rule, s)))
                .collect(Collectors.toSet()))
        .isEqualTo(rule.levels());
  }

  @Test
  void a_scenario_shows_where_something_besides_accepted_is_looked_at() {
    assertThat(levels(ACCEPTED)).isEmpty();
    assertThat(levels(new Expectation("REJECTED", "INVALID", null, null, List.of(), List.of())))
        .isEqualTo(EnumSet.allOf(Level.class));
    assertThat(levels(new Expectation("ACCEPTED", null, null, List.of(), List.of(), List.of())))
        .isEqualTo(EnumSet.allOf(Level.class));
    var access = new Expectation.Access("u", "o", true, Map.of(), Map.of());
    assertThat(levels(new Expectation("ACCEPTED", null, null, null, List.of(access), List.of())))
        .containsExactlyInAnyOrder(Level.FUNCTIONS, Level.STACK);
    var answer = new Expectation.Answer("/v1/catalog", Map.of());
    assertThat(levels(new Expectation("ACCEPTED", null, null, null, List.of(), List.of(answer))))
        .containsExactly(Level.STACK);
  }

  static Stream<Rule> rules() {
    return Rule.all().stream();
  }

  private static boolean shows(Level level, Rule rule, Scenario scenario) {
    return scenario.rule().equals(rule.id()) && level.shows(scenario);
  }

  private static Set<Level> levels(Expectation then) {
    Scenario scenario = new Scenario("R1", "S", List.of(), List.of(), then);
    return Stream.of(Level.values())
        .filter(level -> level.shows(scenario))
        .collect(Collectors.toSet());
  }
}
