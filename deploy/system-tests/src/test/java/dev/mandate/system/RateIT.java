package dev.mandate.system;

import static org.awaitility.Awaitility.await;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast commands that wait on the topic become durable results; told, not judged. */
class RateIT {
  private static final Logger LOG = LoggerFactory.getLogger(RateIT.class);
  private static final int COMMANDS = 20_000;

  private final Stack stack = Stack.shared();

  @Test
  void a_load_that_was_sent_beforehand_is_decided_right() {
    ServiceProcess service = stack.commandService();
    try (Load load = new Load(stack, "rate", Kinds.BASIC, 24, 25)) {
      load.open();
      List<Command> commands = load.next(COMMANDS);
      // Frozen for less than a session: the service takes up the load with everything in place.
      service.pause();
      try {
        load.send(commands);
      } finally {
        service.resume();
      }
      // Results are read only afterwards, as reading them here would take from the service.
      await()
          .atMost(Load.LIMIT)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> stack.eventStore().countOutcomes(load.source()) == load.sent().size());
      load.awaitResults();
      tell(load, commands);
      new Verification(stack, load).everythingIsAsJudged();
    }
  }

  private void tell(Load load, List<Command> commands) {
    LongSummaryStatistics sent =
        commands.stream()
            .map(Command::identity)
            .distinct()
            .flatMap(command -> stack.results().of(command).stream())
            .mapToLong(result -> result.sent())
            .summaryStatistics();
    double seconds = (sent.getMax() - sent.getMin()) / 1_000.0;
    LOG.info(
        "sustained: {} commands/s (first to last of {} results in {} s, {} processors; {})",
        Math.round(sent.getCount() / seconds),
        sent.getCount(),
        seconds,
        Runtime.getRuntime().availableProcessors(),
        load.summary());
  }
}
