package dev.mandate.roles.batch;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.Event;
import dev.mandate.policy.RoleSet;
import dev.mandate.roles.domain.Actor;
import dev.mandate.roles.domain.Decision;
import dev.mandate.roles.domain.PartnerFacts;
import dev.mandate.roles.domain.Rules;
import dev.mandate.wire.Asker;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.CommandResult.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a command, before anything of it is recorded.
 *
 * @param outcome whether it is accepted; a command without effect is
 * @param code why it is rejected, else null
 * @param detail the same for people, else null
 * @param events what it leaves in the history: never nothing
 * @param actorRoles the roles that the asker held before it
 * @param decided when it was decided
 */
public record Verdict(
    Outcome outcome,
    @Nullable RejectionCode code,
    @Nullable String detail,
    List<Event> events,
    RoleSet actorRoles,
    Instant decided) {
  /**
   * Judges a command; records nothing.
   *
   * @param facts the state of its partner
   * @param now the instant of the decision, not before that of the partner's last event
   */
  public static Verdict on(CommandMessage command, PartnerFacts facts, Instant now) {
    return switch (command.content()) {
      case CommandMessage.Invalid invalid -> {
        String detail = String.join("; ", invalid.problems());
        Decision decision = Decision.rejected(RejectionCode.INVALID, detail);
        // R31: what is asked is not judged, but who asks is on record with the roles of that time.
        Asker asker = invalid.asker();
        RoleSet roles =
            asker == null
                ? RoleSet.EMPTY
                : Actor.of(asker, command.partnerId(), facts, now).roles();
        yield of(command, decision, roles, now);
      }
      // Nothing of the partner is looked at for somebody who pretends to be another.
      case CommandMessage.Refused refused ->
          of(
              command,
              Decision.rejected(RejectionCode.NOT_AUTHORIZED, refused.detail()),
              RoleSet.EMPTY,
              now);
      case CommandMessage.Valid valid -> {
        Actor actor = Actor.of(valid.asker(), command.partnerId(), facts, now);
        Decision decision = Rules.decide(valid.command(), valid.asker(), actor, facts, now);
        yield of(command, decision, actor.roles(), now);
      }
    };
  }

  private static Verdict of(
      CommandMessage command, Decision decision, RoleSet actorRoles, Instant now) {
    Decision.Rejected rejected = decision instanceof Decision.Rejected r ? r : null;
    return new Verdict(
        rejected == null ? Outcome.ACCEPTED : Outcome.REJECTED,
        rejected == null ? null : rejected.code(),
        rejected == null ? null : rejected.detail(),
        trace(command, decision),
        actorRoles,
        now);
  }

  private static List<Event> trace(CommandMessage command, Decision decision) {
    return switch (decision) {
      case Decision.Accepted accepted -> accepted.events();
      case Decision.NoEffect _ ->
          List.of(new CommandHadNoEffect(command.partnerId(), command.name(), command.data()));
      case Decision.Rejected rejected ->
          List.of(
              new CommandRejected(
                  command.partnerId(),
                  command.name(),
                  rejected.code(),
                  rejected.detail(),
                  command.data()));
    };
  }
}
