package dev.mandate.roles.domain;

import dev.mandate.commands.Command;
import dev.mandate.wire.Asker;
import java.time.Duration;

/** What happens next in a history. */
sealed interface Step {
  /** Somebody asks for something. */
  record Ask(Asker asker, Command command) implements Step {}

  /** Time passes. */
  record Wait(Duration time) implements Step {}

  /** The ends of all roles whose time is over are put on record. */
  record PutOnRecord() implements Step {}
}
