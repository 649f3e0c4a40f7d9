package dev.mandate.access.console.customers;

import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.Scope;

/**
 * What somebody may change about the customers of their partner. It only decides what a page
 * offers; whether a change is made, the command service decides.
 *
 * @param access theirs in the partner's own organization
 */
record PartnerRights(Access access) {
  private static final Capability CREATE_CUSTOMERS =
      Policy.standard().capability(Scope.PARTNER_HUB, "HUB_CREATE_CUSTOMERS");

  /** Whether they may create and attach customers. */
  public boolean mayCreateCustomers() {
    return access.level(CREATE_CUSTOMERS) == Level.FULL;
  }

  /** Whether they may put customers on managed lists (R17). */
  public boolean mayManageLists() {
    return access.roles().contains(Role.PARTNER_FULL_ADMIN);
  }

  /** Whether they may set what restricted mode takes away (R24). */
  public boolean maySetRestrictions() {
    return access.roles().contains(Role.PARTNER_FULL_ADMIN);
  }
}
