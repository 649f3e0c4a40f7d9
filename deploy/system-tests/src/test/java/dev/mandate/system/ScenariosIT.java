package dev.mandate.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.scenarios.Expectation;
import dev.mandate.scenarios.Match;
import dev.mandate.scenarios.Scenario;
import dev.mandate.scenarios.Scenarios;
import dev.mandate.scenarios.Step;
import dev.mandate.system.oracle.Command;
import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.CommandApi.Answer;
import dev.mandate.system.stack.CommandProducer;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Stack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios at the level of the whole stack, as anybody outside meets it. */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosIT {
  private final Stack stack = Stack.shared();
  private int count;
  private final Map<String, Answer> answers = new HashMap<>();
  private CommandApi commands;
  private QueryApi queries;

  static List<Scenario> scenarios() {
    List<Scenario> all = Scenarios.all();
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).under("s" + i + "-")).toList();
  }

  /** What is given comes over Kafka, all at once; what is done then over HTTP. */
  @BeforeAll
  void given_everything_that_any_scenario_does() throws InterruptedException {
    commands = new CommandApi(stack.commandService());
    queries = new QueryApi(stack.queryService());
    Map<Boolean, List<Scenario>> byWaiting =
        scenarios().stream()
            .collect(
                Collectors.partitioningBy(
                    s -> s.given().stream().anyMatch(Step.Wait.class::isInstance)));
    give(steps(requireNonNull(byWaiting.get(false))));
    List<Step> underWay = new ArrayList<>();
    for (Step step : steps(requireNonNull(byWaiting.get(true)))) {
      if (step instanceof Step.Wait wait) {
        give(underWay);
        underWay.clear();
        Thread.sleep(wait.duration());
      } else {
        underWay.add(step);
      }
    }
    give(underWay);
    scenarios().forEach(this::perform);
  }

  private static List<Step> steps(List<Scenario> scenarios) {
    return scenarios.stream().flatMap(scenario -> scenario.given().stream()).toList();
  }

  private void give(List<Step> steps) {
    List<Command> given = steps.stream().map(step -> command((Step.Command) step)).toList();
    Map<Command.Identity, Integer> sent = new HashMap<>();
    given.forEach(command -> sent.put(command.identity(), 1));
    try (CommandProducer producer = stack.newProducer()) {
      producer.send(given);
    }
    stack.results().await(sent, Load.LIMIT);
    for (Command.Identity command : sent.keySet()) {
      assertThat(stack.results().of(command).getFirst().data())
          .as("%s", command)
          .containsEntry("outcome", "ACCEPTED");
    }
  }

  private void perform(Scenario scenario) {
    for (Step step : scenario.when()) {
      if (step instanceof Step.Command command) {
        answers.put(scenario.toString(), post(command));
      }
    }
  }

  @AfterAll
  void close() {
    commands.close();
    queries.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void every_scenario_holds(Scenario scenario) {
    Answer answer = requireNonNull(answers.get(scenario.toString()));
    check(scenario.then(), answer);
    long position = answer.position();
    for (Expectation.Access access : scenario.then().access()) {
      check(access, queries.get(access(access), position));
    }
    for (Expectation.Answer question : scenario.then().answers()) {
      check(question, queries.get(question.get(), position));
    }
  }

  private Answer post(Step.Command step) {
    Command command = command(step);
    return commands.post(
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", command.identity().id(),
            "ce-source", command.identity().source(),
            "ce-type", "dev.mandate.command." + command.type() + ".v1",
            "ce-authtype", requireNonNull(command.authType()),
            "ce-authid", requireNonNull(command.authId())),
        command.data());
  }

  private Command command(Step.Command step) {
    return new Command(
        new Command.Identity("/scenarios", "command-" + count++),
        step.type(),
        step.by() == null ? "system" : "user",
        step.by() == null ? Stack.UPSTREAM : step.by(),
        step.dataAt(Instant.now()));
  }

  private static void check(Expectation then, Answer answer) {
    if (then.outcome().equals("ACCEPTED")) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      assertThat(answer.text("outcome")).isEqualTo("ACCEPTED");
      List<Expectation.Event> events = then.events();
      if (events != null) {
        assertThat((List<?>) answer.body().get("events"))
            .extracting(event -> ((Map<?, ?>) event).get("type"))
            .isEqualTo(events.stream().map(Expectation.Event::type).toList());
      }
    } else {
      assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
      assertThat(answer.text("code")).isEqualTo(then.code());
      if (then.detail() != null) {
        assertThat(answer.text("detail")).contains(then.detail());
      }
    }
  }

  private static String access(Expectation.Access access) {
    return "/v1/access?user=%s&org=%s".formatted(access.user(), access.org());
  }

  private static void check(Expectation.Access expected, Map<String, Object> answer) {
    Map<?, ?> capabilities = (Map<?, ?>) requireNonNull(answer.get("capabilities"));
    Map<?, ?> settings = (Map<?, ?>) requireNonNull(answer.get("settings"));
    assertThat(expected.difference(capabilities, settings)).as("%s", expected).isEmpty();
  }

  private static void check(Expectation.Answer expected, Map<String, Object> answer) {
    assertThat(Match.difference(expected.has(), answer)).as(expected.get()).isEmpty();
  }
}
