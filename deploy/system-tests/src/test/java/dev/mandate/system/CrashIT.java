package dev.mandate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.stack.Stack;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command service dies in the middle of its work. */
class CrashIT {
  private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
  private static final int COMMANDS = 20_000;

  private final Stack stack = Stack.shared();

  @Test
  void a_command_service_that_is_killed_twice_loses_nothing_and_does_nothing_twice() {
    stack.killQueryService();
    stack.commandService();
    try (Load load = new Load(stack, "crash", Kinds.ALL, 24, 25)) {
      load.open();
      List<Command> commands = load.next(COMMANDS);
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> load.send(commands));
      killAfter(commands, COMMANDS / 5, load);
      stack.startCommandService();
      killAfter(commands, COMMANDS / 2, load);
      stack.commandService();
      sending.join();
      load.awaitResults();
      LOG.info("crash: {}", load.summary());
      new Verification(stack, load).everythingIsAsJudged();
    }
  }

  private void killAfter(List<Command> commands, int count, Load load) {
    load.awaitResultsOf(commands, count);
    stack.killCommandServices();
    assertThat(stack.eventStore().countOutcomes(load.source()))
        .as("commands that are decided when the service is killed")
        .isBetween((long) count, (long) load.oracle().verdicts().size() - 1);
  }
}
