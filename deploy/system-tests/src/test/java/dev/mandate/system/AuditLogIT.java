package dev.mandate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.PolicyTables;
import dev.mandate.system.reconstruction.ExpectedEntry;
import dev.mandate.system.reconstruction.Reconstruction;
import dev.mandate.system.reconstruction.Sent;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Repository;
import dev.mandate.system.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log against an account of it that is made from the commands alone. */
@Order(3)
class AuditLogIT {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLogIT.class);
  private static final int COMMANDS = 5_000;

  /** So few that the ends of roles come in between. */
  private static final int COMMANDS_PER_ROUND = 50;

  /** With what follows, more than a managed list holds (R18). */
  private static final int HOARDED = 450;

  /** Those that no run is without. */
  private static final List<String> CAUSES =
      List.of("COMMAND", "FIRST_USER", "USER_REMOVED", "EXPIRED", "LIMIT", "ROLE_LOST");

  private final Stack stack = Stack.shared();
  private final List<Sent> sent = new ArrayList<>();

  @Test
  void R31_the_log_equals_an_independent_reconstruction_of_5000_random_commands() {
    stack.commandService();
    try (Load load = new Load(stack, "audit-log", Kinds.ALL, 8, 10);
        QueryApi queries = new QueryApi(stack.queryService())) {
      send(load);
      awaitEndsOfRoles();
      Reconstruction expected = reconstruction(load);
      EntryCheck check = new EntryCheck();
      for (String partner : expected.partners()) {
        List<ExpectedEntry> log = expected.logOf(partner);
        check.compare(partner, queries.auditLog(partner, log.size()).reversed(), log);
      }
      check.assertNoDifferences();
      assertThat(expected.breaches()).as("events that cannot be").isEmpty();
      theRunWasTelling(expected);
    }
  }

  private void send(Load load) {
    RandomContext context = new RandomContext(new Dice(load.seed()));
    send(load, load.opening());
    send(load, load.hoard(HOARDED));
    for (int left = COMMANDS; left > 0; left -= COMMANDS_PER_ROUND) {
      send(load, load.next(COMMANDS_PER_ROUND).stream().map(context::addTo).toList());
    }
  }

  /**
   * Commands of different partners have no order, unless the ones are decided before the others.
   */
  private void send(Load load, List<Command> commands) {
    Instant now = Instant.now();
    commands.forEach(command -> sent.add(new Sent(command, now)));
    load.send(commands);
    load.awaitResults();
  }

  private void awaitEndsOfRoles() {
    await("all ends of roles are on record")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> stack.eventStore().countRolesThatEndBefore(Instant.now().plusSeconds(60)) == 0);
  }

  private Reconstruction reconstruction(Load load) {
    Map<String, Long> lengths =
        load.partners().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    partner -> (long) stack.eventStore().history(partner).size()));
    stack.events().await(lengths, Load.LIMIT);
    Reconstruction reconstruction =
        new Reconstruction(new PolicyTables(Repository.folder()), stack.events());
    sent.forEach(reconstruction::take);
    reconstruction.finish();
    return reconstruction;
  }

  /** Everything that entries can be about has occurred. */
  private static void theRunWasTelling(Reconstruction logs) {
    Map<Object, Integer> events = count(logs, "event");
    Map<Object, Integer> causes = count(logs, "cause");
    Map<Object, Integer> codes = count(logs, "code");
    LOG.info("audit log: {} {} {} {}", events, causes, codes, count(logs, "outcome"));
    assertThat(events).as("events").hasSize(19);
    assertThat(causes.keySet()).as("causes").containsAll(CAUSES);
  }

  private static Map<Object, Integer> count(Reconstruction logs, String field) {
    Map<Object, Integer> counts = new TreeMap<>();
    logs.partners().stream()
        .flatMap(partner -> logs.logOf(partner).stream())
        .flatMap(entry -> Stream.ofNullable(entry.fields().get(field)))
        .forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }
}
