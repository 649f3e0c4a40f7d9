package dev.mandate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.stack.ServiceProcess;
import dev.mandate.system.stack.Stack;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** PostgreSQL dies under the command service and comes back. */
class DatabaseCrashIT {
  private static final int COMMANDS = 5_000;

  private final Stack stack = Stack.shared();

  @Test
  void commands_that_come_while_the_database_is_away_are_decided_when_it_is_back() {
    ServiceProcess service = stack.commandService();
    try (Load load = new Load(stack, "database-crash", Kinds.ALL, 12, 25)) {
      load.open();
      List<Command> before = load.next(COMMANDS);
      List<Command> meanwhile = load.next(COMMANDS / 4);
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> load.send(before));
      load.awaitResultsOf(before, COMMANDS / 5);
      stack.killPostgres();
      sending.join();
      load.send(meanwhile);
      stack.restartPostgres();
      load.awaitResults();
      new Verification(stack, load).everythingIsAsJudged();
      assertThat(service.isRunning()).as("the service has outlived it").isTrue();
    }
  }
}
