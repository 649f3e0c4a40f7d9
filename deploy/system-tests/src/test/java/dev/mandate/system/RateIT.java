package dev.mandate.system;

import static org.awaitility.Awaitility.await;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast commands that wait on the topic become durable results; told, not judged. The first
 * results of a new JVM take longer, so the last ones count.
 */
class RateIT {
  private static final Logger LOG = LoggerFactory.getLogger(RateIT.class);
  private static final int COMMANDS = Integer.getInteger("mandate.rate.commands", 40_000);
  private static final int WINDOW = 20_000;

  private final Stack stack = Stack.shared();

  @Test
  void a_load_that_was_sent_beforehand_is_decided_right() {
    stack.killQueryService();
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
    long[] sent =
        commands.stream()
            .map(Command::identity)
            .distinct()
            .flatMap(command -> stack.results().of(command).stream())
            .mapToLong(result -> result.sent())
            .sorted()
            .toArray();
    for (int from = 0; from + WINDOW <= sent.length; from += WINDOW) {
      LOG.info("results {} to {}: {} commands/s", from, from + WINDOW, rate(sent, from));
    }
    LOG.info(
        "sustained: {} commands/s (the last {} of {} results; {} processors; {})",
        rate(sent, sent.length - WINDOW),
        WINDOW,
        sent.length,
        Runtime.getRuntime().availableProcessors(),
        load.summary());
  }

  /** Commands per second in the window that begins with a result, by when they were sent. */
  private static long rate(long[] sent, int from) {
    return Math.round(WINDOW * 1_000.0 / (sent[from + WINDOW - 1] - sent[from]));
  }
}
