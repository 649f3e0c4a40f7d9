package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;

import dev.mandate.commands.ErasePerson;
import dev.mandate.events.PersonErased;

/** Rules of what can be read of people, be they a partner's own users or its customers'. */
final class PersonRules {
  private PersonRules() {}

  /**
   * Names can be on record of somebody who never became a user, in a command that was refused; they
   * are erased as well.
   */
  static Decision erase(ErasePerson command, PartnerFacts facts) {
    if (facts.isNamed(command.userId())) {
      return Decision.accepted(new PersonErased(command.partnerId(), command.userId()));
    }
    IdOwner owner = facts.ownerOfUser(command.userId());
    return owner != null && owner.partnerId().equals(command.partnerId())
        ? Decision.noEffect()
        : Decision.rejected(UNKNOWN_USER, "The partner and its customers have no such user");
  }
}
