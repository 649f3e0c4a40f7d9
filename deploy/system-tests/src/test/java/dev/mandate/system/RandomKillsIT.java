package dev.mandate.system;

import static org.awaitility.Awaitility.await;

import dev.mandate.system.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Anything is killed at any moment, again and again. {@code deploy/system-tests/kills} does so more
 * often than a build has time for.
 */
@Order(5)
class RandomKillsIT {
  private static final Logger LOG = LoggerFactory.getLogger(RandomKillsIT.class);
  private static final int KILLS = Integer.getInteger("mandate.kills", 3);
  private static final int COMMANDS = Integer.getInteger("mandate.kills.commands", 3_000);

  /** 150 commands a second, which a stack that starts again and again can keep up with. */
  private static final int BATCH = 15;

  private static final int LONGEST_ABSENCE_MILLIS = 4_000;

  private final Stack stack = Stack.shared();

  /** What can be killed, and how it comes back. */
  private record Victim(String name, Consumer<Stack> kill, Consumer<Stack> restart) {}

  private static final List<Victim> VICTIMS =
      List.of(
          new Victim("command service", Stack::killCommandServices, Stack::commandService),
          new Victim("query service", Stack::killQueryService, Stack::queryService),
          new Victim("Kafka", Stack::killKafka, Stack::restartKafka),
          new Victim("PostgreSQL", Stack::killPostgres, Stack::restartPostgres),
          new Victim("everything", Stack::killEverything, Stack::restartEverything));

  @Test
  void however_often_anything_is_killed_nothing_is_lost_and_nothing_done_twice() {
    stack.commandService();
    stack.queryService();
    Map<String, Integer> killed = new TreeMap<>();
    try (SteadyLoad load = new SteadyLoad(stack, "random-kills", BATCH)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        load.awaitCommands(COMMANDS / KILLS * kill);
        load.goOnForAWhile();
        Victim victim = load.dice().one(VICTIMS);
        LOG.info("kill {} of {}: {}", kill, KILLS, victim.name());
        victim.kill().accept(stack);
        staysAway(load.dice().below(LONGEST_ABSENCE_MILLIS));
        victim.restart().accept(stack);
        killed.merge(victim.name(), 1, Integer::sum);
      }
      load.endsAsJudged();
      LOG.info(
          "{} kills ({}), {}: nothing lost, nothing done twice", KILLS, killed, load.summary());
    }
  }

  private static void staysAway(int millis) {
    await("what was killed is away").pollDelay(Duration.ofMillis(millis)).until(() -> true);
  }
}
