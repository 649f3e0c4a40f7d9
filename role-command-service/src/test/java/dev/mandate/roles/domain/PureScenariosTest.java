package dev.mandate.roles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.scenarios.Expectation;
import dev.mandate.scenarios.Match;
import dev.mandate.scenarios.Scenario;
import dev.mandate.scenarios.Scenarios;
import dev.mandate.scenarios.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scenarios at the level of pure functions: commands decided, events folded, access derived.
 */
class PureScenariosTest {
  static Stream<Scenario> scenarios() {
    return Scenarios.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void every_scenario_holds(Scenario scenario) {
    PureWorld world = new PureWorld();
    for (Step step : scenario.given()) {
      PureWorld.Outcome outcome = world.perform(step);
      assertThat(outcome.outcome()).as("%s: %s", step, outcome).isNotEqualTo("REJECTED");
    }
    PureWorld.Outcome last = PureWorld.Outcome.NOTHING;
    for (Step step : scenario.when()) {
      last = world.perform(step);
    }
    check(scenario.then(), last);
    scenario.then().access().forEach(access -> check(access, world));
  }

  private static void check(Expectation then, PureWorld.Outcome outcome) {
    assertThat(outcome.outcome()).as("%s", outcome).isEqualTo(then.outcome());
    assertThat(outcome.code()).as("%s", outcome).isEqualTo(then.code());
    if (then.detail() != null) {
      assertThat(outcome.detail()).contains(then.detail());
    }
    List<Expectation.Event> events = then.events();
    if (events != null) {
      assertThat(outcome.events())
          .extracting(Expectation.Event::type)
          .containsExactlyElementsOf(events.stream().map(Expectation.Event::type).toList());
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i).data().isEmpty()) {
          continue;
        }
        assertThat(Match.difference(events.get(i).data(), outcome.events().get(i).data()))
            .isEmpty();
      }
    }
  }

  private static void check(Expectation.Access expected, PureWorld world) {
    PureWorld.Levels levels = world.access(expected.user(), expected.org());
    assertThat(expected.difference(levels.capabilities(), levels.settings()))
        .as("%s", expected)
        .isEmpty();
  }
}
