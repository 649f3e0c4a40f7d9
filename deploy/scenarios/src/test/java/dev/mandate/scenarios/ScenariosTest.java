package dev.mandate.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenariosTest {
  @Test
  void every_scenario_has_a_name_of_its_own() {
    assertThat(Scenarios.all().stream().map(Scenario::toString)).doesNotHaveDuplicates();
  }

  @Test
  void a_word_that_no_scenario_knows_is_refused() {
    assertThatThrownBy(() -> read("{rule: R1, scenario: S, whenn: [], then: {outcome: ACCEPTED}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whenn");
    assertThatThrownBy(() -> read("{rule: R1, scenario: S, then: {outcom: ACCEPTED}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outcom");
  }

  @Test
  void a_step_can_be_repeated_with_its_number() {
    Scenario scenario =
        read(
            "{rule: R1, scenario: S, when: [{A: {customerId: 'c-#'}, times: 2}, {wait: 3s}],"
                + " then: {outcome: ACCEPTED}}");

    assertThat(scenario.when())
        .containsExactly(
            new Step.Command("A", Map.of("partnerId", "acme", "customerId", "c-1"), null),
            new Step.Command("A", Map.of("partnerId", "acme", "customerId", "c-2"), null),
            new Step.Wait(Duration.ofSeconds(3)));
  }

  @Test
  void a_prefix_comes_before_every_id_and_before_nothing_else() {
    Scenario scenario =
        read("{rule: R1, scenario: S, when: [{A: {userId: ann, name: ann}, by: bob}], then:"
                + " {outcome: ACCEPTED, answers: [{get: '/v1/{acme}/x', has: {org: acme}}]}}")
            .under("p-");

    assertThat(scenario.when())
        .containsExactly(
            new Step.Command(
                "A", Map.of("partnerId", "p-acme", "userId", "p-ann", "name", "ann"), "p-bob"));
    assertThat(scenario.then().answers())
        .containsExactly(new Expectation.Answer("/v1/p-acme/x", Map.of("org", "p-acme")));
  }

  @Test
  void a_difference_is_found_wherever_it_is() {
    assertThat(Match.difference(Map.of("a", 1), Map.of("a", 1L, "b", 2))).isEmpty();
    assertThat(Match.difference(Map.of("a", 1), Map.of("a", 2))).contains("/a");
    assertThat(Match.difference(Map.of("a", 1), Map.of())).contains("/a is null");
    assertThat(Match.difference(List.of(1), List.of(1, 2))).contains("2 items instead of 1");
    assertThat(Match.difference(Map.of(), Map.of("a", 1))).contains("instead of nothing");
    assertThat(Match.difference(Map.of("a", List.of(Map.of("b", true))), Map.of("a", "x")))
        .contains("/a is x");
  }

  @Test
  void access_differs_where_a_level_is_another_or_something_is_there_instead_of_nothing() {
    var some = new Expectation.Access("u", "o", false, Map.of("A", "FULL", "B", "NONE"), Map.of());
    assertThat(some.difference(Map.of("A", "FULL", "C", "FULL"), Map.of("S", "FULL"))).isEmpty();
    assertThat(some.difference(Map.of("A", "READ_ONLY"), Map.of())).contains("/A is READ_ONLY");
    assertThat(some.difference(Map.of("A", "FULL", "B", "FULL"), Map.of())).contains("/B is FULL");
    var setting = new Expectation.Access("u", "o", false, Map.of(), Map.of("S", "FULL"));
    assertThat(setting.difference(Map.of(), Map.of())).contains("/S is null");
    var nothing = new Expectation.Access("u", "o", true, Map.of(), Map.of());
    assertThat(nothing.difference(Map.of(), Map.of())).isEmpty();
    assertThat(nothing.difference(Map.of("A", "FULL"), Map.of())).contains("something");
    assertThat(nothing.difference(Map.of(), Map.of("S", "NONE"))).contains("something");
  }

  @Test
  void an_expiry_is_told_by_the_time_until_then() {
    Step.Command command = new Step.Command("A", Map.of("expiresAt", "+4s"), null);

    assertThat(command.dataAt(Instant.parse("2026-03-01T08:00:00.001Z")))
        .isEqualTo(Map.of("expiresAt", "2026-03-01T08:00:04.001Z"));
  }

  private static Scenario read(String scenario) {
    String file = "scenarios: [" + scenario + "]";
    return new ScenarioReader("test.yaml").read(Yaml.parse("test.yaml", file)).getFirst();
  }
}
