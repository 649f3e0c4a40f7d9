package dev.mandate.roles.batch;

import dev.mandate.roles.store.BatchStates;
import dev.mandate.roles.store.Exchange;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Runs commands through Axon under one root unit of work, so that all their events are appended at
 * once when it commits: to what the batch writes after that. What a nested unit reports before is
 * no outcome yet.
 */
public final class Judgement {
  private final CommandBus commandBus;
  private final Aggregates aggregates;

  public Judgement(CommandBus commandBus, Aggregates aggregates) {
    this.commandBus = commandBus;
    this.aggregates = aggregates;
  }

  Aggregates aggregates() {
    return aggregates;
  }

  /**
   * Does work, and then adds the events that it records to what the batch writes.
   *
   * @param work dispatches commands, or records what no command asks for
   */
  void run(BatchStates states, Batch batch, Exchange writes, Runnable work) {
    // Axon's repositories warn in every unit of work that has no command.
    UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("batch"));
    try {
      states.attachTo(root);
      batch.attachTo(root);
      writes.attachTo(root);
      work.run();
      root.commit();
    } finally {
      // A failed commit has rolled back by itself.
      if (root.isActive()) {
        root.rollback();
      }
    }
  }

  /** Judges a command, within the work of a batch. */
  CommandResult dispatch(CommandMessage command) {
    List<CommandResultMessage<?>> answer = new ArrayList<>(1);
    commandBus.dispatch(new GenericCommandMessage<>(command), (_, result) -> answer.add(result));
    CommandResultMessage<?> result = answer.getFirst();
    if (result.isExceptional()) {
      throw new CommandExecutionException(
          "A command could not be judged; nothing of its batch was written",
          result.exceptionResult());
    }
    return (CommandResult) result.getPayload();
  }
}
