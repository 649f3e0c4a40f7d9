package dev.mandate.roles.batch;

import dev.mandate.roles.store.BatchStates;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Runs commands through Axon under one root unit of work, so that all their events are appended at
 * once when it commits. What a nested unit reports before that is no outcome yet.
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
   * Judges commands one after the other and appends their events.
   *
   * @param beforeAppend what else the transaction writes; the append comes last, because it holds
   *     up every other writer until the commit
   */
  void run(
      List<CommandMessage> commands,
      BatchStates states,
      Batch batch,
      BiConsumer<List<CommandResult>, Batch> beforeAppend) {
    run(
        states,
        batch,
        () -> {
          List<CommandResult> results = new ArrayList<>(commands.size());
          for (CommandMessage command : commands) {
            results.add(dispatch(command));
          }
          beforeAppend.accept(results, batch);
        });
  }

  /**
   * Does work that no command asks for, and appends the events that it records.
   *
   * @param work everything but the append, which comes last
   */
  void run(BatchStates states, Batch batch, Runnable work) {
    // Axon's repositories warn in every unit of work that has no command.
    UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("batch"));
    try {
      states.attachTo(root);
      batch.attachTo(root);
      work.run();
      root.commit();
    } finally {
      // A failed commit has rolled back by itself.
      if (root.isActive()) {
        root.rollback();
      }
    }
  }

  private CommandResult dispatch(CommandMessage command) {
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
