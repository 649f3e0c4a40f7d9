package dev.mandate.system.rules;

import dev.mandate.scenarios.Level;
import dev.mandate.scenarios.Scenario;
import dev.mandate.system.rules.RuleTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table as a page for whoever reads a build. */
final class RulePage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Mandate: rules</title>
      <style>
        :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
        body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid #8886; padding: .35rem .6rem; text-align: left;
          vertical-align: top; }
        .count { text-align: right; white-space: nowrap; }
        .hole { background: #d3312b; color: #fff; }
        .part { border-left: .3rem solid #c98a00; padding-left: .6rem; }
        summary { cursor: pointer; }
        li, small { overflow-wrap: anywhere; }
        small { opacity: .7; }
      </style>
      <h1>Rules</h1>
      """;

  private RulePage() {}

  /** One line that says it all. */
  static String summary(RuleTable table, Build build) {
    long shown = table.rows().stream().filter(Row::isShown).count();
    return "%s%d of %d rules shown at every level; scenarios passed: %s; tests that name a rule: %d"
        .formatted(
            build.isWhole() ? "" : "partial build (%s): ".formatted(parts(build)),
            shown,
            table.rows().size(),
            List.of(Level.values()).stream()
                .map(level -> level + " " + table.passed(level))
                .collect(Collectors.joining(", ")),
            table.otherTests());
  }

  static String html(RuleTable table, Build build) {
    return HEAD
        + """
        <p>%s</p>
        %s<p>A number counts the scenarios that passed and show the rule at that level: the
        domain's pure functions; the command service over Kafka and PostgreSQL; the whole stack
        over HTTP. Where a rule cannot show (&ndash;), its scenarios run all the same.</p>
        <table>
        <thead><tr><th>Rule</th><th></th><th class="count">Functions</th>
        <th class="count">Service</th><th class="count">Stack</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        </html>
        """
            .formatted(
                escape(summary(table, build)),
                problems(table, build),
                table.rows().stream().map(row -> row(row, build)).collect(Collectors.joining()));
  }

  private static String problems(RuleTable table, Build build) {
    String part =
        build.isWhole()
            ? ""
            : "<p class=\"part\">This was not the whole build, so what did not run is no"
                + " failure.</p>\n";
    return part + list(table.problems(build.isWhole()).stream().map(RulePage::escape).toList());
  }

  private static String parts(Build build) {
    return String.join(", ", build.leftOut());
  }

  private static String row(Row row, Build build) {
    return "<tr id=\"%1$s\"><td>%1$s</td><td>%2$s</td>%3$s</tr>\n"
        .formatted(
            row.rule().id(),
            proofs(row),
            List.of(Level.values()).stream()
                .map(level -> cell(row.passed().get(level), build))
                .collect(Collectors.joining()));
  }

  private static String cell(@Nullable List<Scenario> passed, Build build) {
    if (passed == null) {
      return "<td class=\"count\">&ndash;</td>";
    }
    boolean hole = passed.isEmpty() && build.isWhole();
    return "<td class=\"count%s\">%d</td>".formatted(hole ? " hole" : "", passed.size());
  }

  private static String proofs(Row row) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    row.passed()
        .forEach(
            (level, scenarios) ->
                scenarios.forEach(
                    scenario ->
                        levels
                            .computeIfAbsent(scenario.title(), _ -> new ArrayList<>())
                            .add(level.toString())));
    List<String> proofs = new ArrayList<>();
    levels.forEach((title, where) -> proofs.add(proof(title, String.join(", ", where))));
    row.tests().forEach(test -> proofs.add(proof(test.method().replace('_', ' '), test.test())));
    return "<details><summary>%s <small>scenarios: %d, tests: %d</small></summary>\n%s</details>"
        .formatted(escape(row.rule().title()), levels.size(), row.tests().size(), list(proofs));
  }

  private static String proof(String what, String where) {
    return "%s <small>%s</small>".formatted(escape(what), escape(where));
  }

  private static String list(List<String> items) {
    return items.isEmpty()
        ? ""
        : items.stream().collect(Collectors.joining("</li>\n<li>", "<ul>\n<li>", "</li>\n</ul>\n"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
