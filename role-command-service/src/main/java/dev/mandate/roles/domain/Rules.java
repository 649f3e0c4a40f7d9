package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.INVALID;
import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.UNKNOWN_PARTNER;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.Command;
import dev.mandate.commands.ErasePerson;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.GrantRole;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RegisterPartner;
import dev.mandate.commands.RemoveUser;
import dev.mandate.commands.RenameCustomer;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.commands.RevokeRole;
import dev.mandate.commands.SetRestrictedMode;
import dev.mandate.commands.SetRestrictionList;
import dev.mandate.commands.SetRoles;
import dev.mandate.commands.SetWholesaleProgram;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.commands.UpdateUser;
import dev.mandate.wire.Asker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges a command, always in the same order: valid, partner known, asker entitled, then the rest.
 * The rest follows the order of {@link dev.mandate.commands.RejectionCode}, with one exception: R10
 * names the programme before the base role, so that is asked first.
 */
public final class Rules {
  private Rules() {}

  /**
   * Decides a command whose values obey their own rules.
   *
   * @param asker who asks
   * @param actor the same, with what it may do now
   * @param now the instant of the decision
   */
  public static Decision decide(
      Command command, Asker asker, Actor actor, PartnerFacts facts, Instant now) {
    String contradiction = contradiction(command, asker, now);
    if (contradiction != null) {
      return Decision.rejected(INVALID, contradiction);
    }
    if (!facts.org().registered() && !(command instanceof RegisterPartner)) {
      return Decision.rejected(UNKNOWN_PARTNER, "The partner is not registered");
    }
    if (!actor.isSystem() && !Entitlement.of(actor, command)) {
      return Decision.rejected(NOT_AUTHORIZED, "The asker is not entitled to this");
    }
    return decideEntitled(command, asker, actor, facts, now);
  }

  /** What is wrong with values that are fine one by one, or null. */
  private static @Nullable String contradiction(Command command, Asker asker, Instant now) {
    return switch (command) {
      case GrantRole c when c.expiresAt() != null && !c.expiresAt().isAfter(now) ->
          "expiresAt is not in the future";
      case ProvisionCustomer c -> actsForSomebodyElse(c.onBehalfOf(), asker);
      case AttachCustomer c -> actsForSomebodyElse(c.onBehalfOf(), asker);
      default -> null;
    };
  }

  private static @Nullable String actsForSomebodyElse(@Nullable String onBehalfOf, Asker asker) {
    boolean wrong =
        asker instanceof Asker.User && onBehalfOf != null && !onBehalfOf.equals(asker.id());
    return wrong ? "onBehalfOf names somebody else than the asking user" : null;
  }

  private static Decision decideEntitled(
      Command command, Asker asker, Actor actor, PartnerFacts facts, Instant now) {
    return switch (command) {
      case RegisterPartner c -> PartnerRules.register(c, facts);
      case SetWholesaleProgram c -> PartnerRules.setWholesale(c, facts);
      case SetRestrictionList c -> PartnerRules.setRestrictions(c, facts);
      case RecordAuditExport c -> PartnerRules.recordExport(c);
      case ErasePerson c -> PersonRules.erase(c, facts);
      case ProvisionUser c -> UserRules.provision(c, facts);
      case UpdateUser c -> UserRules.update(c, facts);
      case RemoveUser c -> UserRules.remove(c, facts);
      case GrantRole c -> RoleRules.grant(c, facts, now);
      case RevokeRole c -> RoleRules.revoke(c, facts, now);
      case SetRoles c -> RoleRules.set(c, actor, facts, now);
      case AssignCustomer c -> ManagedListRules.assign(c, facts, now);
      case UnassignCustomer c -> ManagedListRules.unassign(c, facts, now);
      case ProvisionCustomer c -> CustomerRules.provision(c, asker, facts, now);
      case AttachCustomer c -> CustomerRules.attach(c, asker, facts, now);
      case RenameCustomer c -> CustomerRules.rename(c, facts);
      case SetRestrictedMode c -> CustomerRules.setRestrictedMode(c, facts);
      case GrantCustomerRole c -> CustomerRoleRules.grant(c, facts);
      case RevokeCustomerRole c -> CustomerRoleRules.revoke(c, facts);
    };
  }
}
