package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.LAST_ADMINISTRATOR;
import static dev.mandate.commands.RejectionCode.NOT_AUTHORIZED;
import static dev.mandate.commands.RejectionCode.NOT_A_WHOLESALE_PARTNER;
import static dev.mandate.commands.RejectionCode.PREREQUISITE_ROLE_MISSING;
import static dev.mandate.commands.RejectionCode.ROLE_NOT_ASSIGNABLE;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;

import dev.mandate.commands.GrantRole;
import dev.mandate.commands.RevokeRole;
import dev.mandate.commands.SetRoles;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import dev.mandate.policy.RoleSet;
import dev.mandate.policy.RolesInForce;
import dev.mandate.roles.domain.PartnerAdminState.Grant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the roles of a partner's own users: R7 to R10, R13, R14, R19. */
final class RoleRules {
  private static final Decision USER_UNKNOWN =
      Decision.rejected(UNKNOWN_USER, "The partner has no such user");
  private static final Decision NOT_WHOLESALE =
      Decision.rejected(NOT_A_WHOLESALE_PARTNER, "The partner does not sell wholesale");
  private static final Decision NO_BASE =
      Decision.rejected(
          PREREQUISITE_ROLE_MISSING,
          "WHOLESALE_ADMIN needs PARTNER_FULL_ADMIN or PARTNER_ADMIN beside it");

  private RoleRules() {}

  static Decision grant(GrantRole command, PartnerFacts facts, Instant now) {
    PartnerAdminState user = facts.user(command.userId());
    if (!user.known()) {
      return USER_UNKNOWN;
    }
    if (!isAssignable(command.role())) {
      return notAssignable(command.role());
    }
    Grant asked = new Grant(command.expiresAt());
    if (user.roles(now).contains(command.role())
        && asked.equals(user.grants().get(command.role()))) {
      return Decision.noEffect();
    }
    if (command.role() == Role.WHOLESALE_ADMIN) {
      Decision refusal = refuseAddOn(facts.org(), user.roles(now));
      if (refusal != null) {
        return refusal;
      }
    }
    if (command.expiresAt() != null && facts.org().isLastHolder(command.role(), command.userId())) {
      return lastHolder(command.role());
    }
    String partner = command.partnerId();
    List<Event> events = lapsed(partner, command.userId(), user, now);
    events.add(
        new RoleGranted(
            partner, command.userId(), command.role(), GrantCause.COMMAND, command.expiresAt()));
    return new Decision.Accepted(events);
  }

  static Decision revoke(RevokeRole command, PartnerFacts facts, Instant now) {
    PartnerAdminState user = facts.user(command.userId());
    if (!user.known()) {
      return USER_UNKNOWN;
    }
    if (!isAssignable(command.role())) {
      return notAssignable(command.role());
    }
    if (!user.roles(now).contains(command.role())) {
      return Decision.noEffect();
    }
    if (facts.org().isLastHolder(command.role(), command.userId())) {
      return lastHolder(command.role());
    }
    List<Event> events = new ArrayList<>();
    String partner = command.partnerId();
    events.add(new RoleRevoked(partner, command.userId(), command.role(), RevocationCause.COMMAND));
    RoleSet left = user.roles(now).without(command.role());
    if (isAddOnWithoutBase(left)) {
      events.add(addOnLost(partner, command.userId()));
    }
    if (command.role() == Role.PARTNER_ADMIN) {
      events.addAll(emptiedList(partner, command.userId(), user));
    }
    return new Decision.Accepted(events);
  }

  /** R14: one decision about all differences; only the differences are judged. */
  static Decision set(SetRoles command, Actor actor, PartnerFacts facts, Instant now) {
    PartnerAdminState user = facts.user(command.userId());
    RoleSet held = user.roles(now);
    RoleSet asked = command.roles();
    List<Role> added = asked.stream().filter(role -> !held.contains(role)).toList();
    List<Role> removed = held.stream().filter(role -> !asked.contains(role)).toList();
    Decision refusal = refuseSet(command, actor, facts, user, added, removed);
    if (refusal != null) {
      return refusal;
    }
    if (added.isEmpty() && removed.isEmpty()) {
      return Decision.noEffect();
    }
    return new Decision.Accepted(differences(command, user, added, removed, now));
  }

  private static @Nullable Decision refuseSet(
      SetRoles command,
      Actor actor,
      PartnerFacts facts,
      PartnerAdminState user,
      List<Role> added,
      List<Role> removed) {
    boolean entitled =
        added.stream().allMatch(role -> Entitlement.mayAssign(actor, role))
            && removed.stream().allMatch(role -> Entitlement.mayAssign(actor, role));
    if (!entitled) {
      return Decision.rejected(
          NOT_AUTHORIZED, "The asker may not make every change that this implies");
    }
    if (!user.known()) {
      return USER_UNKNOWN;
    }
    for (Role role : command.roles().toList()) {
      if (!isAssignable(role)) {
        return notAssignable(role);
      }
    }
    if (command.roles().contains(Role.WHOLESALE_ADMIN)) {
      Decision refusal = refuseAddOn(facts.org(), command.roles());
      if (refusal != null) {
        return refusal;
      }
    }
    for (Role role : removed) {
      if (facts.org().isLastHolder(role, command.userId())) {
        return lastHolder(role);
      }
    }
    return null;
  }

  /** What is granted comes first, so that no step in between breaks R10 or R13. */
  private static List<Event> differences(
      SetRoles command, PartnerAdminState user, List<Role> added, List<Role> removed, Instant now) {
    String partner = command.partnerId();
    String id = command.userId();
    List<Event> events = lapsed(partner, id, user, now);
    for (Role role : added) {
      events.add(new RoleGranted(partner, id, role, GrantCause.COMMAND, null));
    }
    // The add-on is declared behind its bases, and must go before them.
    for (Role role : removed.reversed()) {
      events.add(new RoleRevoked(partner, id, role, RevocationCause.COMMAND));
    }
    if (removed.contains(Role.PARTNER_ADMIN)) {
      events.addAll(emptiedList(partner, id, user));
    }
    return events;
  }

  /** R10: the add-on needs the programme, and a base role beside it. */
  private static @Nullable Decision refuseAddOn(PartnerOrgState org, RoleSet beside) {
    if (!org.sellsWholesale()) {
      return NOT_WHOLESALE;
    }
    return RolesInForce.hasBase(beside) ? null : NO_BASE;
  }

  /**
   * What ended with time and was not recorded yet. It comes before a grant, which would otherwise
   * bring back an add-on that lost its base (R10) or a list that was lost with its role (R19).
   */
  private static List<Event> lapsed(
      String partner, String userId, PartnerAdminState user, Instant now) {
    List<Event> events = new ArrayList<>();
    Expiry.due(partner, userId, user, now).forEach(lapse -> events.addAll(lapse.events()));
    return events;
  }

  static boolean isAddOnWithoutBase(RoleSet roles) {
    return roles.contains(Role.WHOLESALE_ADMIN) && !RolesInForce.hasBase(roles);
  }

  /** R10: with its last base, the add-on goes. */
  static Event addOnLost(String partner, String userId) {
    return new RoleRevoked(
        partner, userId, Role.WHOLESALE_ADMIN, RevocationCause.PREREQUISITE_LOST);
  }

  /** R19: with the role that has a list, the list goes. */
  static List<Event> emptiedList(String partner, String userId, PartnerAdminState user) {
    List<Event> events = new ArrayList<>();
    for (String customer : user.managedList().customers()) {
      events.add(
          new CustomerUnassigned(partner, userId, customer, UnassignmentCause.ROLE_LOST, null));
    }
    return events;
  }

  private static boolean isAssignable(Role role) {
    RoleEntry entry = Policy.standard().entry(role);
    return entry.assignable() && entry.family() != RoleFamily.CUSTOMER_ORG;
  }

  private static Decision notAssignable(Role role) {
    return Decision.rejected(ROLE_NOT_ASSIGNABLE, role + " cannot be assigned to a partner's user");
  }

  /** R13: decided without exception, whoever asks. */
  private static Decision lastHolder(Role role) {
    return Decision.rejected(
        LAST_ADMINISTRATOR, "The user is the last %s without expiry".formatted(role));
  }
}
