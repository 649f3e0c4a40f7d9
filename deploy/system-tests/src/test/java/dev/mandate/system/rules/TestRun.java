package dev.mandate.system.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test that ran, or one case of a parameterized test.
 *
 * @param test the class
 * @param name the method, and for a case its parameters' types and what the case is called
 */
record TestRun(String test, String name, Outcome outcome) {
  private static final Pattern METHOD = Pattern.compile("\\w+");
  private static final Pattern RULES = Pattern.compile("(?:R\\d+_)+");

  /** How it ended, the worst last. */
  enum Outcome {
    PASSED,
    SKIPPED,
    FAILED
  }

  TestRun endedAs(Outcome other) {
    return new TestRun(test, name, other);
  }

  /** Of two cases the one that ended worse. */
  TestRun worse(TestRun other) {
    return other.outcome.compareTo(outcome) > 0 ? other : this;
  }

  String method() {
    Matcher method = METHOD.matcher(name);
    return method.lookingAt() ? method.group() : name;
  }

  /** What a case of a parameterized test is called; empty for another test. */
  String title() {
    int parameters = name.indexOf(") ");
    return parameters < 0 ? "" : name.substring(parameters + 2);
  }

  /** The ids of the rules that the method's name begins with. */
  List<String> rules() {
    Matcher rules = RULES.matcher(name);
    return rules.lookingAt() ? List.of(rules.group().split("_")) : List.of();
  }
}
