package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.NO_MANAGED_LIST;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rules of managed lists: R12, R16 to R18. */
final class ManagedListRules {
  private ManagedListRules() {}

  static Decision assign(AssignCustomer command, PartnerFacts facts, Instant now) {
    PartnerAdminState user = facts.user(command.userId());
    if (!user.known()) {
      return Decision.rejected(UNKNOWN_USER, "The partner has no such user");
    }
    if (!facts.customer(command.customerId()).known()) {
      return Decision.rejected(UNKNOWN_CUSTOMER, "The partner has no such customer");
    }
    RoleSet roles = user.roles(now);
    if (!roles.contains(Role.PARTNER_ADMIN)) {
      return Decision.rejected(NO_MANAGED_LIST, whyNoList(roles));
    }
    AssignmentBasis basis = user.managedList().basis(command.customerId());
    // R12: an assigned customer is administered, no longer only provisioned.
    if (basis != null && basis != AssignmentBasis.ATTACHED) {
      return Decision.noEffect();
    }
    return new Decision.Accepted(
        added(
            command.partnerId(),
            command.userId(),
            user.managedList(),
            command.customerId(),
            AssignmentBasis.ASSIGNED));
  }

  static Decision unassign(UnassignCustomer command, PartnerFacts facts, Instant now) {
    PartnerAdminState user = facts.user(command.userId());
    if (!user.known()) {
      return Decision.rejected(UNKNOWN_USER, "The partner has no such user");
    }
    if (!facts.customer(command.customerId()).known()) {
      return Decision.rejected(UNKNOWN_CUSTOMER, "The partner has no such customer");
    }
    // R19: the list ended with the role, even if that is not on record yet.
    boolean hasList = user.roles(now).contains(Role.PARTNER_ADMIN);
    if (!hasList || user.managedList().basis(command.customerId()) == null) {
      return Decision.noEffect();
    }
    return Decision.accepted(
        new CustomerUnassigned(
            command.partnerId(),
            command.userId(),
            command.customerId(),
            UnassignmentCause.COMMAND,
            null));
  }

  /**
   * R18: adding to a full list succeeds and displaces what was added first, never the one just
   * added.
   */
  static List<Event> added(
      String partnerId, String userId, ManagedList list, String customerId, AssignmentBasis basis) {
    List<Event> events = new ArrayList<>();
    events.add(new CustomerAssigned(partnerId, userId, customerId, basis));
    if (list.basis(customerId) == null && list.isFull()) {
      events.add(
          new CustomerUnassigned(
              partnerId, userId, list.oldest(), UnassignmentCause.LIMIT, customerId));
    }
    return events;
  }

  private static String whyNoList(RoleSet roles) {
    boolean seesAll =
        roles.contains(Role.PARTNER_FULL_ADMIN) || roles.contains(Role.PARTNER_READ_ONLY_ADMIN);
    return seesAll
        ? "The user sees all customers and needs no managed list; only PARTNER_ADMIN has one"
        : "The user does not hold PARTNER_ADMIN, the role that has a managed list";
  }
}
