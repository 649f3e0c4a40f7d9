package dev.mandate.roles.http;

import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.CommandInbox.CommandKey;
import dev.mandate.roles.store.CommandInbox.Decided;
import dev.mandate.web.Caller;
import dev.mandate.web.Caller.Client;
import dev.mandate.web.Caller.Person;
import dev.mandate.web.Scopes;
import dev.mandate.wire.Asker;
import dev.mandate.wire.CommandResult;
import java.util.Objects;
import java.util.Optional;

/** Outcomes, for those whom they concern: whoever asked, and provisioning systems. */
final class Outcomes {
  private final CommandInbox inbox;

  Outcomes(CommandInbox inbox) {
    this.inbox = inbox;
  }

  /** The outcome of a command; none if it is unknown, or none of the caller's business. */
  Optional<CommandResult> find(CommandKey key, Caller caller) {
    return inbox.decided(key).filter(decided -> concerns(decided, caller)).map(Decided::result);
  }

  /**
   * Whether a command of this identity was decided that is none of the caller's business. Whoever
   * repeats an identity gets the stored outcome: it must be their own.
   */
  boolean isOthers(CommandKey key, Caller caller) {
    if (caller instanceof Client client && client.partner() == null) {
      return false;
    }
    return inbox.decided(key).filter(decided -> !concerns(decided, caller)).isPresent();
  }

  private static boolean concerns(Decided decided, Caller caller) {
    return switch (caller) {
      case Person person -> new Asker.User(person.userId()).equals(decided.asker());
      case Client client ->
          client.has(Scopes.SYSTEM)
              && client.isFor(Objects.requireNonNull(decided.result().partnerId()));
    };
  }
}
