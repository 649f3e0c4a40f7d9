package dev.mandate.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.stack.CommandApi;
import dev.mandate.system.stack.CommandApi.Answer;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Refusal;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import dev.mandate.system.stack.TopicReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What breaks in production, broken under load. However it ends, every command has one outcome,
 * positions have no gaps, and store, topic, read models and the independent model agree.
 */
@Order(4)
class FaultsIT {
  private static final int KILLS = 2;
  private static final Duration OUTAGE = Duration.ofSeconds(30);

  /** Who waits in a loop keeps a processor busy all the time. */
  private static final Duration IDLE = OUTAGE.dividedBy(2);

  /** So many commands come in an outage, at least: about four seconds of them. */
  private static final int OUTAGE_COMMANDS = 800;

  private static final int READER_BEHIND = 2_000;

  /**
   * Whoever tries again without a pause complains thousands of times in an outage; with pauses that
   * grow, each of a service's few threads does so a few times, and so does each probe of health.
   */
  private static final int PATIENT = 200;

  /** Each client of Kafka, and there are ten, tries to connect once a second and says so twice. */
  private static final int PATIENT_CLIENTS = 3_000;

  private final Stack stack = Stack.shared();
  private ServiceProcess commandService;
  private ServiceProcess queryService;

  @BeforeEach
  void given_both_services() {
    commandService = stack.commandService();
    queryService = stack.queryService();
  }

  @Test
  void a_query_service_that_is_killed_again_and_again_takes_in_every_event_once() {
    try (SteadyLoad load = new SteadyLoad(stack, "query-kills")) {
      for (int kill = 0; kill < KILLS; kill++) {
        load.goOnForAWhile();
        stack.killQueryService();
        stack.queryService();
      }
      load.endsAsJudged();
    }
  }

  @Test
  void a_command_service_ends_in_order_without_kafka_and_the_next_one_waits_for_it() {
    try (SteadyLoad load = new SteadyLoad(stack, "kafka-kill")) {
      load.goOnForAWhile();
      ServiceProcess next;
      stack.killKafka();
      try {
        commandService.stop();
        next = stack.startCommandService();
        next.awaitUnhealthy();
      } finally {
        stack.restartKafka();
      }
      next.awaitHealthy();
      load.goOnForAWhile();
      load.endsAsJudged();
    }
  }

  @Test
  void services_say_that_kafka_is_away_answer_what_they_know_and_wait_for_it_patiently() {
    try (SteadyLoad load = new SteadyLoad(stack, "kafka-outage");
        QueryApi queries = new QueryApi(queryService);
        CommandApi commands = new CommandApi(commandService)) {
      load.goOnForAWhile();
      long before = complaints();
      Answer refused;
      stack.killKafka();
      try {
        commandService.awaitUnhealthy();
        queryService.awaitUnhealthy();
        refused = register(commands);
        Duration busy = processorTime();
        answersFromMemoryAllTheTime(queries, load.partner());
        assertThat(processorTime().minus(busy)).as("time of a processor").isLessThan(IDLE);
        assertThat(complaints() - before).as("complaints in an outage").isLessThan(PATIENT_CLIENTS);
      } finally {
        stack.restartKafka();
      }
      commandService.awaitHealthy();
      queryService.awaitHealthy();
      load.goOnForAWhile();
      load.endsAsJudged();

      assertThat(refused.status()).as("a command while Kafka is away").isEqualTo(503);
      assertThat(refused.text("code")).isEqualTo("UNAVAILABLE");
      assertThat(register(commands).position()).as("position of the same again").isEqualTo(1);
    }
    assertBothHaveOutlivedIt();
  }

  private static void answersFromMemoryAllTheTime(QueryApi queries, String partner) {
    await("access is answered from memory all the time")
        .during(OUTAGE)
        .atMost(OUTAGE.multipliedBy(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> queries.access("nobody", partner, 1).containsKey("position"));
  }

  private static Answer register(CommandApi commands) {
    Map<String, String> headers =
        Map.of(
            "ce-specversion", "1.0",
            "ce-id", "register",
            "ce-source", "kafka-outage-http",
            "ce-type", "dev.mandate.command.RegisterPartner.v1");
    return commands.post(
        headers, Map.of("partnerId", "kafka-outage-http", "name", "Http", "sellsWholesale", false));
  }

  @Test
  void everything_that_is_killed_at_once_goes_on_where_it_was() {
    try (SteadyLoad load = new SteadyLoad(stack, "power-failure")) {
      load.goOnForAWhile();
      stack.killEverything();
      stack.restartEverything();
      load.goOnForAWhile();
      load.endsAsJudged();
    }
  }

  @Test
  void services_say_that_the_database_is_away_and_wait_for_it_patiently() {
    try (SteadyLoad load = new SteadyLoad(stack, "database-outage");
        QueryApi queries = new QueryApi(queryService)) {
      load.goOnForAWhile();
      long before = complaints();
      stack.killPostgres();
      try {
        commandService.awaitUnhealthy();
        queryService.awaitUnhealthy();
        Duration busy = processorTime();
        answersFromMemoryAllTheTime(queries, load.partner());
        load.awaitMoreCommands(OUTAGE_COMMANDS);
        assertThat(processorTime().minus(busy)).as("time of a processor").isLessThan(IDLE);
        assertThat(complaints() - before).as("complaints in an outage").isLessThan(PATIENT);
      } finally {
        stack.restartPostgres();
      }
      commandService.awaitHealthy();
      queryService.awaitHealthy();
      load.endsAsJudged();
    }
    assertBothHaveOutlivedIt();
  }

  @ParameterizedTest
  @EnumSource
  void a_write_that_is_refused_is_tried_again_until_it_is_not(Refusal refusal) {
    try (SteadyLoad load = new SteadyLoad(stack, "refused-" + refusal)) {
      load.goOnForAWhile();
      long before = complaints();
      stack.refuseWrites(refusal);
      try {
        load.awaitMoreCommands(OUTAGE_COMMANDS);
        commandService.awaitUnhealthy();
        assertThat(complaints() - before).as("complaints meanwhile").isBetween(1L, PATIENT - 1L);
      } finally {
        stack.allowWrites(refusal);
      }
      load.endsAsJudged();
      commandService.awaitHealthy();
      queryService.awaitHealthy();
    }
    assertBothHaveOutlivedIt();
  }

  @Test
  void a_topic_of_events_that_is_lost_is_made_again_and_filled_from_the_store() {
    try (SteadyLoad load = new SteadyLoad(stack, "lost-topic")) {
      load.goOnForAWhile();
      stack.loseEvents();
      load.goOnForAWhile();
      load.endsAsJudged();
      commandService.awaitHealthy();
      queryService.awaitHealthy();
    }
    assertBothHaveOutlivedIt();
  }

  @Test
  void a_command_service_that_joins_and_leaves_in_order_changes_nothing() {
    try (SteadyLoad load = new SteadyLoad(stack, "rebalance")) {
      ServiceProcess guest = stack.startCommandService();
      stack.awaitShare(guest);
      load.goOnForAWhile();
      guest.stop();
      load.goOnForAWhile();
      load.endsAsJudged();
    }
    assertBothHaveOutlivedIt();
  }

  @Test
  void a_reader_of_results_that_pauses_holds_nobody_up_and_misses_nothing() {
    try (SteadyLoad load = new SteadyLoad(stack, "slow-reader");
        TopicReader slow = stack.newResultReader()) {
      Set<Identity> read = new HashSet<>();
      Consumer<ConsumerRecord<byte[], byte[]>> notesItsCommand =
          result ->
              read.add(
                  new Identity(text(result, "ce_commandsource"), text(result, "ce_causationid")));
      slow.readUntil(() -> !read.isEmpty(), OUTAGE, () -> "no result", notesItsCommand);
      load.awaitMoreCommands(READER_BEHIND);
      load.endsAsJudged();
      slow.readToEnd(notesItsCommand);
      assertThat(read).as("commands whose result it has read").containsAll(load.commands());
    }
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return requireNonNull(TopicReader.text(record, header), header);
  }

  /** How long both have kept a processor busy. */
  private Duration processorTime() {
    return commandService.processorTime().plus(queryService.processorTime());
  }

  private long complaints() {
    return commandService.complaints() + queryService.complaints();
  }

  private void assertBothHaveOutlivedIt() {
    assertThat(commandService.isRunning()).as("the command service has outlived it").isTrue();
    assertThat(queryService.isRunning()).as("the query service has outlived it").isTrue();
  }
}
