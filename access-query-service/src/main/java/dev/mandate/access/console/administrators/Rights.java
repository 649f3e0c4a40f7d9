package dev.mandate.access.console.administrators;

import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleFamily;
import dev.mandate.policy.Scope;

/**
 * What somebody may change about the administrators of their partner. It only decides what a page
 * offers; whether a change is made, the command service decides.
 *
 * @param access theirs in the partner's own organization
 */
record Rights(Access access) {
  private static final Capability USERS =
      Policy.standard().capability(Scope.PARTNER_ORG, "USERS_AND_LICENSES");

  /** Whether they may assign a role (R7, R8). */
  boolean mayAssign(Role role) {
    return holds(Role.FULL_ADMIN)
        || (holds(Role.PARTNER_FULL_ADMIN)
            && Policy.standard().entry(role).family() != RoleFamily.PARTNER_MANAGEMENT);
  }

  /** Whether they may assign any role. */
  public boolean mayAssignSome() {
    return holds(Role.FULL_ADMIN) || holds(Role.PARTNER_FULL_ADMIN);
  }

  /** Whether they may put customers on managed lists (R17). */
  public boolean mayManageLists() {
    return holds(Role.PARTNER_FULL_ADMIN);
  }

  /** Whether they may add and remove users. */
  public boolean mayChangeUsers() {
    return access.level(USERS) == Level.FULL;
  }

  private boolean holds(Role role) {
    return access.roles().contains(role);
  }
}
