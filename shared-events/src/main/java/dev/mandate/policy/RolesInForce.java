package dev.mandate.policy;

/** Which of the granted roles count, once those whose time is over are left out. */
public final class RolesInForce {
  private RolesInForce() {}

  /**
   * Leaves the add-on out while no base role is left: its revocation is on the way, and until it
   * arrives the add-on must not reach further than R10 allows.
   */
  public static RoleSet of(RoleSet unexpired) {
    return hasBase(unexpired) ? unexpired : unexpired.without(Role.WHOLESALE_ADMIN);
  }

  /** Whether one of the roles is a base for the add-on (R10). */
  public static boolean hasBase(RoleSet roles) {
    return roles.contains(Role.PARTNER_FULL_ADMIN) || roles.contains(Role.PARTNER_ADMIN);
  }
}
