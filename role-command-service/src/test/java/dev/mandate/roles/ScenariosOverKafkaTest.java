package dev.mandate.roles;

import static dev.mandate.roles.TopicReader.header;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.scenarios.Expectation;
import dev.mandate.scenarios.Match;
import dev.mandate.scenarios.Scenario;
import dev.mandate.scenarios.Scenarios;
import dev.mandate.scenarios.Step;
import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The scenarios at the level of the service: commands over Kafka, results and events out. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosOverKafkaTest {
  private static final String SOURCE = "/scenarios";
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  @Autowired private KafkaTemplate<byte[], byte[]> kafka;

  /** Results by command id, and events by partner and position. */
  private final Map<String, Map<String, Object>> results = new HashMap<>();

  private final Map<String, Map<String, Object>> events = new HashMap<>();
  private final Map<String, List<String>> commandIds = new HashMap<>();
  private final List<CompletableFuture<?>> sends = new ArrayList<>();

  static List<Scenario> scenarios() {
    List<Scenario> all = Scenarios.all();
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).under("k" + i + "-")).toList();
  }

  @BeforeAll
  void given_everything_that_any_scenario_does() throws InterruptedException {
    Map<Boolean, List<Scenario>> byWaiting =
        scenarios().stream().collect(Collectors.partitioningBy(ScenariosOverKafkaTest::waits));
    try (TopicReader replies = new TopicReader(Topics.COMMAND_RESULTS);
        TopicReader history = new TopicReader(Topics.EVENTS)) {
      perform(requireNonNull(byWaiting.get(false)), replies);
      perform(requireNonNull(byWaiting.get(true)), replies);
      int written = results.values().stream().mapToInt(result -> list(result).size()).sum();
      history
          .await(written, event -> header(event, "ce_commandsource").equals(SOURCE))
          .forEach(
              event -> events.put(text(event.key()) + " " + position(event), json(event.value())));
    }
  }

  private static boolean waits(Scenario scenario) {
    return steps(scenario).anyMatch(Step.Wait.class::isInstance);
  }

  private static Stream<Step> steps(Scenario scenario) {
    return Stream.concat(scenario.given().stream(), scenario.when().stream());
  }

  private void perform(List<Scenario> scenarios, TopicReader replies) throws InterruptedException {
    for (Scenario scenario : scenarios) {
      List<String> ids = new ArrayList<>();
      for (Step step : steps(scenario).toList()) {
        switch (step) {
          case Step.Command command -> ids.add(send(command, scenario, ids.size()));
          case Step.Wait wait -> Thread.sleep(wait.duration());
        }
      }
      commandIds.put(scenario.toString(), ids);
    }
    CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
    int sent = commandIds.values().stream().mapToInt(List::size).sum();
    replies
        .await(sent, reply -> header(reply, "ce_commandsource").equals(SOURCE))
        .forEach(reply -> results.put(header(reply, "ce_causationid"), json(reply.value())));
  }

  private String send(Step.Command command, Scenario scenario, int number) {
    String id = scenario + " " + number;
    Headers headers =
        CommandHeaders.of(
            id,
            SOURCE,
            command.type(),
            command.by() == null ? "system" : "user",
            command.by() == null ? "provisioning" : command.by());
    headers.add("content-type", utf8("application/json"));
    sends.add(
        kafka.send(
            new ProducerRecord<>(
                Topics.COMMANDS,
                null,
                utf8(command.partnerId()),
                JSON.writeValueAsBytes(command.dataAt(Instant.now())),
                headers)));
    return id;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void every_scenario_holds(Scenario scenario) {
    List<String> ids = requireNonNull(commandIds.get(scenario.toString()));
    ids.subList(0, ids.size() - 1)
        .forEach(id -> assertThat(result(id)).containsEntry("outcome", "ACCEPTED"));
    Map<String, Object> result = result(ids.getLast());
    Expectation then = scenario.then();
    assertThat(result.get("outcome")).as("%s", result).isEqualTo(then.outcome());
    assertThat(result.get("code")).as("%s", result).isEqualTo(then.code());
    if (then.detail() != null) {
      assertThat((String) result.get("detail")).contains(then.detail());
    }
    if (then.events() != null) {
      check(partner(scenario), result, then.events());
    }
  }

  private void check(String partner, Map<String, Object> result, List<Expectation.Event> expected) {
    List<Map<String, Object>> written = list(result);
    assertThat(written)
        .extracting(event -> event.get("type"))
        .containsExactlyElementsOf(expected.stream().map(Expectation.Event::type).toList());
    for (int i = 0; i < expected.size(); i++) {
      Object data = events.get(partner + " " + written.get(i).get("position"));
      if (!expected.get(i).data().isEmpty()) {
        assertThat(Match.difference(expected.get(i).data(), data)).isEmpty();
      }
    }
  }

  private static String partner(Scenario scenario) {
    return ((Step.Command) scenario.when().getLast()).partnerId();
  }

  private Map<String, Object> result(String id) {
    return requireNonNull(results.get(id), id);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> result) {
    return (List<Map<String, Object>>) requireNonNull(result.get("events"));
  }

  private static long position(ConsumerRecord<byte[], byte[]> event) {
    return Long.parseLong(header(event, "ce_sequence"));
  }

  private static Map<String, Object> json(byte[] value) {
    return JSON.readValue(value, OBJECT);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
