package dev.mandate.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.scenarios.Rule;
import dev.mandate.scenarios.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs after all other tests of a build, and writes the page that tells which rule they showed
 * where. It fails where a rule has a hole; a build that was told to leave something out needs only
 * be right in what it ran.
 */
class RulesReport {
  private static final Logger LOG = LoggerFactory.getLogger(RulesReport.class);

  @Test
  void every_rule_is_shown_at_every_level() throws IOException {
    Build build = Build.current();
    RuleTable table = new RuleTable(Rule.all(), Scenarios.all(), build.runs());
    Path page = Build.page();

    Files.writeString(page, RulePage.html(table, build));

    LOG.info("{}; see {}", RulePage.summary(table, build), page);
    assertThat(table.problems(build.isWhole())).as("problems of %s", page).isEmpty();
  }
}
