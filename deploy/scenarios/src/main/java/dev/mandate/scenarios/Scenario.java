package dev.mandate.scenarios;

import java.util.List;

/**
 * An example of a rule.
 *
 * @param rule the id of the rule, such as {@code R13}
 * @param title what it shows
 * @param given what is done before; every command of it is accepted
 * @param when what is done; the expectation is about its last command
 * @param then what must become of it
 */
public record Scenario(
    String rule, String title, List<Step> given, List<Step> when, Expectation then) {
  /**
   * The same with other ids, so that many scenarios can run beside each other.
   *
   * @param prefix begins every id of a partner, a user or a customer
   */
  public Scenario under(String prefix) {
    Renaming renaming = new Renaming(prefix);
    return new Scenario(
        rule,
        title,
        given.stream().map(renaming::step).toList(),
        when.stream().map(renaming::step).toList(),
        renaming.expectation(then));
  }

  @Override
  public String toString() {
    return rule + " " + title;
  }
}
