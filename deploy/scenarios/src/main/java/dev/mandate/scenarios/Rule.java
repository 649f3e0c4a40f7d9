package dev.mandate.scenarios;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A rule of the domain.
 *
 * @param id such as {@code R13}
 * @param title what it is about
 * @param levels where its scenarios show it
 */
public record Rule(String id, String title, Set<Level> levels) {
  /**
   * All rules in their order, as {@code rules.yaml} tells them.
   *
   * @throws IllegalArgumentException if the file has a word or a level that no rule knows
   */
  public static List<Rule> all() {
    Yaml file = Yaml.file("rules.yaml").only(Set.of("rules"));
    return file.list("rules").stream().map(item -> read(Yaml.of(file.where(), item))).toList();
  }

  private static Rule read(Yaml yaml) {
    yaml.only(Set.of("rule", "title", "levels"));
    Set<Level> levels = EnumSet.noneOf(Level.class);
    yaml.list("levels").forEach(level -> levels.add(Level.valueOf(level.toString())));
    return new Rule(
        yaml.text("rule"),
        yaml.text("title"),
        levels.isEmpty() ? EnumSet.allOf(Level.class) : levels);
  }
}
