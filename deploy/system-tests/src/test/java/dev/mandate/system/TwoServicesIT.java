package dev.mandate.system;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two command services share the work; one dies, the other becomes a zombie that wakes up. */
class TwoServicesIT {
  private static final Logger LOG = LoggerFactory.getLogger(TwoServicesIT.class);
  private static final int THIRD = 4_000;

  private final Stack stack = Stack.shared();

  @Test
  void a_killed_and_a_frozen_command_service_and_those_that_take_over_decide_everything_once() {
    stack.killQueryService();
    ServiceProcess doomed = stack.commandService();
    ServiceProcess zombie = stack.startCommandService().awaitHealthy();
    stack.awaitShare(doomed);
    stack.awaitShare(zombie);
    try (Load load = new Load(stack, "two-services", Kinds.ALL, 24, 25)) {
      load.open();
      List<Command> shared = load.next(THIRD);
      List<Command> orphaned = load.next(THIRD);
      List<Command> contended = load.next(THIRD);

      load.send(shared);
      load.awaitResultsOf(shared, THIRD / 5);
      zombie.pause();
      doomed.kill();
      ServiceProcess heir = stack.startCommandService();
      load.send(orphaned);
      // Neither of the others can answer, so the heir has their partitions once all is answered.
      load.awaitResultsOf(orphaned, THIRD / 2);
      heir.awaitHealthy();

      load.send(contended);
      zombie.resume();
      load.awaitResults();
      zombie.awaitHealthy();
      stack.awaitShare(zombie);
      LOG.info("two services: {}", load.summary());
      new Verification(stack, load).everythingIsAsJudged();
    }
  }
}
