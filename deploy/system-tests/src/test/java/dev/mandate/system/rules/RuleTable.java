package dev.mandate.system.rules;

import static java.util.Objects.requireNonNull;

import dev.mandate.scenarios.Level;
import dev.mandate.scenarios.Rule;
import dev.mandate.scenarios.Scenario;
import dev.mandate.system.rules.TestRun.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rule is shown where: what passed of each, and what should have and did not. */
final class RuleTable {
  /** The test that runs all scenarios at a level, one case each. */
  static final Map<Level, String> TESTS =
      new EnumMap<>(
          Map.of(
              Level.FUNCTIONS, "dev.mandate.roles.domain.PureScenariosTest",
              Level.SERVICE, "dev.mandate.roles.ScenariosOverKafkaTest",
              Level.STACK, "dev.mandate.system.ScenariosIT"));

  /**
   * A rule.
   *
   * @param passed the scenarios that passed and show it, for each level where it must have one
   * @param tests other tests that name it and passed
   */
  record Row(Rule rule, Map<Level, List<Scenario>> passed, List<TestRun> tests) {
    boolean isShown() {
      return passed.values().stream().noneMatch(List::isEmpty);
    }
  }

  private final List<Rule> rules;
  private final List<Scenario> scenarios;
  private final Map<Level, Map<String, TestRun>> cases = new EnumMap<>(Level.class);
  private final Collection<TestRun> others;

  RuleTable(List<Rule> rules, List<Scenario> scenarios, List<TestRun> runs) {
    this.rules = rules;
    this.scenarios = scenarios;
    TESTS.forEach((level, test) -> cases.put(level, cases(test, runs)));
    // A test of many cases ends as the worst of them.
    Map<String, TestRun> byName = new TreeMap<>();
    runs.stream()
        .filter(run -> !run.rules().isEmpty())
        .forEach(run -> byName.merge(run.test() + "." + run.method(), run, TestRun::worse));
    others = byName.values();
  }

  private static Map<String, TestRun> cases(String test, List<TestRun> runs) {
    Map<String, TestRun> cases = new HashMap<>();
    runs.stream()
        .filter(run -> run.test().equals(test))
        .forEach(run -> cases.merge(run.title(), run, TestRun::worse));
    return cases;
  }

  List<Row> rows() {
    return rules.stream().map(this::row).toList();
  }

  /** How many scenarios passed at a level, whatever they show there. */
  long passed(Level level) {
    return scenarios.stream().filter(scenario -> passed(level, scenario)).count();
  }

  /** How many other tests name a rule and passed. */
  long otherTests() {
    return others.stream().filter(RuleTable::passed).count();
  }

  /**
   * What fails a build.
   *
   * @param whole whether it was to run everything; if not, only what it ran is judged
   */
  List<String> problems(boolean whole) {
    List<String> problems = new ArrayList<>(mistakes());
    if (whole) {
      problems.addAll(holes());
    }
    return problems;
  }

  /** What is wrong in any build: scenarios that ran and did not pass, names of unknown rules. */
  private List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    for (Level level : Level.values()) {
      for (Scenario scenario : scenarios) {
        TestRun run = run(level, scenario);
        if (run != null && !passed(run)) {
          mistakes.add("%s: '%s' %s".formatted(level, scenario, run.outcome()));
        }
      }
    }
    Set<String> known = rules.stream().map(Rule::id).collect(Collectors.toSet());
    for (TestRun test : others) {
      if (!known.containsAll(test.rules())) {
        mistakes.add(
            "%s.%s names a rule that rules.yaml does not have"
                .formatted(test.test(), test.method()));
      }
    }
    return mistakes;
  }

  /** What only a whole build must have: every scenario at every level, every rule shown. */
  private List<String> holes() {
    List<String> holes = new ArrayList<>();
    for (Level level : Level.values()) {
      if (scenarios.stream().allMatch(scenario -> run(level, scenario) == null)) {
        holes.add("%s: no scenario of %s ran".formatted(level, TESTS.get(level)));
        continue;
      }
      scenarios.stream()
          .filter(scenario -> run(level, scenario) == null)
          .forEach(scenario -> holes.add("%s: '%s' did not run".formatted(level, scenario)));
      rows().stream()
          .filter(row -> row.passed().getOrDefault(level, scenarios).isEmpty())
          .forEach(
              row ->
                  holes.add("%s: nothing that passed shows %s".formatted(level, row.rule().id())));
    }
    return holes;
  }

  private Row row(Rule rule) {
    Map<Level, List<Scenario>> passed = new EnumMap<>(Level.class);
    for (Level level : rule.levels()) {
      passed.put(
          level,
          scenarios.stream()
              .filter(scenario -> scenario.rule().equals(rule.id()))
              .filter(scenario -> level.shows(scenario) && passed(level, scenario))
              .toList());
    }
    List<TestRun> tests =
        others.stream().filter(test -> test.rules().contains(rule.id()) && passed(test)).toList();
    return new Row(rule, passed, tests);
  }

  private boolean passed(Level level, Scenario scenario) {
    TestRun run = run(level, scenario);
    return run != null && passed(run);
  }

  private static boolean passed(TestRun run) {
    return run.outcome() == Outcome.PASSED;
  }

  private @Nullable TestRun run(Level level, Scenario scenario) {
    return requireNonNull(cases.get(level)).get(scenario.toString());
  }
}
