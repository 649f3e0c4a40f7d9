package dev.mandate.system.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.scenarios.Expectation;
import dev.mandate.scenarios.Level;
import dev.mandate.scenarios.Rule;
import dev.mandate.scenarios.Scenario;
import dev.mandate.system.rules.TestRun.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RuleTableTest {
  private static final Build WHOLE = new Build(Instant.EPOCH, List.of(), List.of());
  private static final List<Rule> RULES =
      List.of(
          new Rule("R1", "First", EnumSet.allOf(Level.class)),
          new Rule("R2", "Second", EnumSet.of(Level.STACK)));
  private static final Scenario REFUSED =
      new Scenario("R1", "Is <refused>", List.of(), List.of(), then("REJECTED"));
  private static final Scenario REFUSED_TOO =
      new Scenario("R1", "Is refused, too", List.of(), List.of(), then("REJECTED"));
  private static final Scenario ANSWERED =
      new Scenario("R2", "Is answered", List.of(), List.of(), then("ACCEPTED"));
  private static final List<Scenario> SCENARIOS = List.of(REFUSED, REFUSED_TOO, ANSWERED);

  private final List<TestRun> runs = new ArrayList<>();

  @Test
  void rules_are_shown_when_every_scenario_passed_at_every_level() {
    everything();

    assertThat(table().problems(true)).isEmpty();
    assertThat(table().rows()).allMatch(RuleTable.Row::isShown);
    assertThat(table().rows().getFirst().passed())
        .containsOnlyKeys(Level.values())
        .containsEntry(Level.SERVICE, List.of(REFUSED, REFUSED_TOO));
    assertThat(table().rows().getLast().passed()).isEqualTo(Map.of(Level.STACK, List.of(ANSWERED)));
  }

  @Test
  void a_rule_that_no_passed_scenario_shows_is_a_hole() {
    everything();
    runs.removeIf(is(Level.SERVICE, REFUSED).or(is(Level.SERVICE, REFUSED_TOO)));

    assertThat(table().problems(true))
        .containsExactly(
            "SERVICE: 'R1 Is <refused>' did not run",
            "SERVICE: 'R1 Is refused, too' did not run",
            "SERVICE: nothing that passed shows R1");
    assertThat(RulePage.html(table(), WHOLE)).contains("<td class=\"count hole\">0</td>");
  }

  @Test
  void a_scenario_that_did_not_run_is_a_hole_also_where_its_rule_cannot_show() {
    everything();
    runs.removeIf(is(Level.FUNCTIONS, ANSWERED));

    assertThat(table().problems(true)).containsExactly("FUNCTIONS: 'R2 Is answered' did not run");
  }

  @Test
  void a_level_that_did_not_run_is_one_hole() {
    everything();
    runs.removeIf(run -> run.test().equals(RuleTable.TESTS.get(Level.STACK)));

    assertThat(table().problems(true))
        .containsExactly("STACK: no scenario of dev.mandate.system.ScenariosIT ran");
  }

  @Test
  void a_scenario_that_failed_or_was_skipped_is_told_in_any_build_and_does_not_count() {
    everything();
    runs.replaceAll(
        run ->
            is(Level.STACK, REFUSED).test(run)
                ? run.endedAs(Outcome.FAILED)
                : is(Level.SERVICE, ANSWERED).test(run) ? run.endedAs(Outcome.SKIPPED) : run);

    assertThat(table().problems(false))
        .containsExactly("SERVICE: 'R2 Is answered' SKIPPED", "STACK: 'R1 Is <refused>' FAILED");
    assertThat(table().rows().getFirst().passed()).containsEntry(Level.STACK, List.of(REFUSED_TOO));
  }

  @Test
  void other_tests_are_listed_for_each_rule_that_they_name_if_all_their_cases_passed() {
    everything();
    runs.add(new TestRun("a.B", "R1_R2_both(Role) one", Outcome.PASSED));
    runs.add(new TestRun("a.B", "R1_R2_both(Role)[2] two", Outcome.PASSED));
    runs.add(new TestRun("a.B", "R2_in_part(Role) one", Outcome.FAILED));
    runs.add(new TestRun("a.B", "R2_in_part(Role) two", Outcome.PASSED));

    assertThat(table().otherTests()).isEqualTo(1);
    assertThat(table().rows())
        .allSatisfy(
            row ->
                assertThat(row.tests()).extracting(TestRun::method).containsExactly("R1_R2_both"));
  }

  @Test
  void a_test_that_names_an_unknown_rule_is_told_in_any_build() {
    everything();
    runs.add(new TestRun("a.B", "R1_R3_both", Outcome.PASSED));

    assertThat(table().problems(false))
        .containsExactly("a.B.R1_R3_both names a rule that rules.yaml does not have");
  }

  @Test
  void the_page_says_what_was_left_out_instead_of_holes() {
    Build part = new Build(Instant.EPOCH, List.of(), List.of("only -Dit.test=OneIT"));

    assertThat(RulePage.html(table(), WHOLE))
        .contains("no scenario of")
        .doesNotContain("not the whole");
    assertThat(RulePage.html(table(), part))
        .contains("partial build (only -Dit.test=OneIT)", "not the whole build")
        .doesNotContain("no scenario of", "count hole");
    assertThat(RulePage.summary(table(), part))
        .isEqualTo(
            "partial build (only -Dit.test=OneIT): 0 of 2 rules shown at every level; scenarios"
                + " passed: FUNCTIONS 0, SERVICE 0, STACK 0; tests that name a rule: 0");
  }

  @Test
  void titles_are_text_and_not_markup() {
    everything();

    assertThat(RulePage.html(table(), WHOLE))
        .contains("Is &lt;refused>")
        .doesNotContain("<refused");
  }

  private void everything() {
    RuleTable.TESTS.forEach(
        (level, test) ->
            SCENARIOS.forEach(
                scenario ->
                    runs.add(
                        new TestRun(test, "every_one(Scenario) " + scenario, Outcome.PASSED))));
  }

  private RuleTable table() {
    return new RuleTable(RULES, SCENARIOS, runs);
  }

  private static Predicate<TestRun> is(Level level, Scenario scenario) {
    String test = requireNonNull(RuleTable.TESTS.get(level));
    return run -> run.test().equals(test) && run.title().equals(scenario.toString());
  }

  private static Expectation then(String outcome) {
    return new Expectation(
        outcome, null, null, null, List.of(), List.of(new Expectation.Answer("/", Map.of())));
  }
}
