package dev.mandate.access.facts;

import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;

/** Which of the granted roles count, once those whose time is over are left out. */
public final class RolesInForce {
  private RolesInForce() {}

  /**
   * Leaves the add-on out while no base role is left: its revocation is on the way, and until it
   * arrives the add-on must not reach further than R10 allows.
   */
  public static RoleSet of(RoleSet unexpired) {
    boolean hasBase =
        unexpired.contains(Role.PARTNER_FULL_ADMIN) || unexpired.contains(Role.PARTNER_ADMIN);
    return hasBase ? unexpired : unexpired.without(Role.WHOLESALE_ADMIN);
  }
}
