package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.ROLE_NOT_ASSIGNABLE;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;

import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleFamily;

/** Rules of the roles that a customer's own users hold in it: R15. */
final class CustomerRoleRules {
  private static final Decision CUSTOMER_UNKNOWN =
      Decision.rejected(UNKNOWN_CUSTOMER, "The partner has no such customer");

  private CustomerRoleRules() {}

  /** The first role introduces the user to the customer and binds the id to it for good. */
  static Decision grant(GrantCustomerRole command, PartnerFacts facts) {
    CustomerOrgState customer = facts.customer(command.customerId());
    if (!customer.known()) {
      return CUSTOMER_UNKNOWN;
    }
    boolean introduced = customer.users().containsKey(command.userId());
    if (!introduced && facts.ownerOfUser(command.userId()) != null) {
      return Decision.rejected(ALREADY_EXISTS, "userId is taken by a user of another organization");
    }
    if (!isCustomerRole(command.role())) {
      return notAssignable(command.role());
    }
    if (customer.roles(command.userId()).contains(command.role())) {
      return Decision.noEffect();
    }
    return Decision.accepted(
        new CustomerRoleGranted(
            command.partnerId(),
            command.customerId(),
            command.userId(),
            command.role(),
            command.displayName(),
            command.email()));
  }

  static Decision revoke(RevokeCustomerRole command, PartnerFacts facts) {
    CustomerOrgState customer = facts.customer(command.customerId());
    if (!customer.known()) {
      return CUSTOMER_UNKNOWN;
    }
    if (!customer.users().containsKey(command.userId())) {
      return Decision.rejected(UNKNOWN_USER, "The customer has no such user");
    }
    if (!isCustomerRole(command.role())) {
      return notAssignable(command.role());
    }
    if (!customer.roles(command.userId()).contains(command.role())) {
      return Decision.noEffect();
    }
    return Decision.accepted(
        new CustomerRoleRevoked(
            command.partnerId(), command.customerId(), command.userId(), command.role()));
  }

  private static boolean isCustomerRole(Role role) {
    return Policy.standard().entry(role).family() == RoleFamily.CUSTOMER_ORG;
  }

  private static Decision notAssignable(Role role) {
    return Decision.rejected(
        ROLE_NOT_ASSIGNABLE, role + " cannot be assigned to a customer's user");
  }
}
