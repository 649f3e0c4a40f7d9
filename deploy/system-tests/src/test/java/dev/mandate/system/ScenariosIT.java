package dev.mandate.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.scenarios.Expectation;
import dev.mandate.scenarios.Match;
import dev.mandate.scenarios.Scenario;
import dev.mandate.scenarios.Scenarios;
import dev.mandate.scenarios.Step;
import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.CommandApi.Answer;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios at the level of the whole stack, over HTTP, as anybody outside meets it. */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosIT {
  /** Scenarios at once: each waits for its commands one after the other, mostly for the disk. */
  private static final int AT_ONCE = 16;

  private final Stack stack = Stack.shared();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private CommandApi commands;
  private QueryApi queries;

  static List<Scenario> scenarios() {
    List<Scenario> all = Scenarios.all();
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).under("s" + i + "-")).toList();
  }

  @BeforeAll
  void given_everything_that_any_scenario_does() throws InterruptedException {
    commands = new CommandApi(stack.commandService());
    queries = new QueryApi(stack.queryService());
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Void>> all = new ArrayList<>();
      scenarios().forEach(scenario -> all.add(() -> perform(scenario)));
      for (Future<Void> performed : threads.invokeAll(all)) {
        performed.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @AfterAll
  void close() {
    commands.close();
    queries.close();
  }

  private Void perform(Scenario scenario) throws InterruptedException {
    for (Step step : scenario.given()) {
      Answer answer = perform(step);
      assertThat(answer.status()).as("%s: %s", step, answer).isLessThan(300);
    }
    for (Step step : scenario.when()) {
      answers.put(scenario.toString(), perform(step));
    }
    return null;
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

  private Answer perform(Step step) throws InterruptedException {
    return switch (step) {
      case Step.Command command -> post(command);
      case Step.Wait wait -> {
        Thread.sleep(wait.duration());
        yield new Answer(0, Map.of());
      }
    };
  }

  private Answer post(Step.Command command) {
    Map<String, Object> data = new LinkedHashMap<>(command.data());
    data.computeIfPresent("expiresAt", (_, after) -> fromNowOn((String) after));
    return commands.post(
        Map.of(
            "ce-specversion",
            "1.0",
            "ce-id",
            "command-" + count.incrementAndGet(),
            "ce-source",
            "/scenarios",
            "ce-type",
            "dev.mandate.command." + command.type() + ".v1",
            "ce-authtype",
            command.by() == null ? "system" : "user",
            "ce-authid",
            command.by() == null ? "provisioning" : command.by()),
        data);
  }

  private static String fromNowOn(String after) {
    Duration duration = Duration.parse("PT" + after.substring(1));
    return Instant.now().plus(duration).truncatedTo(ChronoUnit.MILLIS).toString();
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
    if (expected.nothing()) {
      assertThat(capabilities).as("%s", expected).isEmpty();
      assertThat(settings).as("%s", expected).isEmpty();
    }
    expected
        .capabilities()
        .forEach(
            (key, level) ->
                assertThat(
                        requireNonNull(
                            capabilities.containsKey(key) ? capabilities.get(key) : "NONE"))
                    .as("%s of %s", key, expected)
                    .isEqualTo(level));
    expected
        .settings()
        .forEach(
            (key, level) ->
                assertThat(requireNonNull(settings.get(key)))
                    .as("%s of %s", key, expected)
                    .isEqualTo(level));
  }

  private static void check(Expectation.Answer expected, Map<String, Object> answer) {
    assertThat(Match.difference(expected.has(), answer)).as(expected.get()).isEmpty();
  }
}
