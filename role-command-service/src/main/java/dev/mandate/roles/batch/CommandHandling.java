package dev.mandate.roles.batch;

import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's handler of every command: finds the partner in the running batch and lets it be judged.
 */
public final class CommandHandling {
  private final Clock clock;

  public CommandHandling(Clock clock) {
    this.clock = clock;
  }

  @CommandHandler
  CommandResult handle(CommandMessage command, UnitOfWork<?> unit) {
    return Batch.of(unit)
        .partner(command.partnerId())
        .judge(command, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
