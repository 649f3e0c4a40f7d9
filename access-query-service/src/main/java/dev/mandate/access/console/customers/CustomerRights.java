package dev.mandate.access.console.customers;

import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Scope;
import java.util.Objects;

/**
 * What somebody may change about one customer. It only decides what a page offers; whether a change
 * is made, the command service decides.
 *
 * @param access theirs in the customer
 */
record CustomerRights(Access access) {
  private static final Capability RESTRICTED_MODE = capability("RESTRICTED_MODE");
  private static final Capability CUSTOMER_ROLES = capability("ASSIGN_CUSTOMER_ADMIN_ROLES");
  private static final Restriction COMPANY_NAME =
      Objects.requireNonNull(Policy.standard().restriction("ACCOUNT_COMPANY_NAME"));

  private static Capability capability(String key) {
    return Policy.standard().capability(Scope.CUSTOMER_ORG, key);
  }

  /** Whether they may switch restricted mode (R22). */
  public boolean maySwitchMode() {
    return access.level(RESTRICTED_MODE) == Level.FULL;
  }

  /** Whether they may give and take the customer's own roles (R15). */
  public boolean mayAssignRoles() {
    return access.level(CUSTOMER_ROLES) == Level.FULL;
  }

  /** Whether they may change its name. */
  public boolean mayRename() {
    return access.level(COMPANY_NAME) == Level.FULL;
  }

  /** Whether only restricted mode keeps them from changing its name (R23). */
  public boolean isNameRestricted() {
    return !mayRename() && access.level(COMPANY_NAME.capability()) == Level.FULL;
  }
}
