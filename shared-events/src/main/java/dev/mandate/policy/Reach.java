package dev.mandate.policy;

import org.jspecify.annotations.Nullable;

/** Why a role that somebody holds counts in an organization (R28). */
public enum Reach {
  /** The organization is the partner itself. */
  PARTNER_ORG,
  /** The role reaches every customer of the partner. */
  ALL_CUSTOMERS,
  /** The role reaches the customers on the managed list, and this one is on it (R16). */
  MANAGED_LIST,
  /** The role is held in the customer itself. */
  OWN_ORG;

  /**
   * Why a role of a partner's user counts on one of the partner's customers (R11, R12, R16), or
   * null if it does not.
   *
   * @param role one of the roles that the user holds
   * @param held all roles that the user holds in the partner
   * @param listed why the customer is on the user's managed list, or null if it is not
   */
  public static @Nullable Reach onCustomer(
      Role role, RoleSet held, @Nullable AssignmentBasis listed) {
    return switch (Policy.standard().entry(role).customersInScope()) {
      case ALL -> ALL_CUSTOMERS;
      case MANAGED -> listed == null ? null : MANAGED_LIST;
      case AS_BASE_ROLE -> throughBase(held, listed);
      case NONE, ATTACHED, OWN_ORG -> null;
    };
  }

  private static @Nullable Reach throughBase(RoleSet held, @Nullable AssignmentBasis listed) {
    if (held.contains(Role.PARTNER_FULL_ADMIN)) {
      return ALL_CUSTOMERS;
    }
    return held.contains(Role.PARTNER_ADMIN) && listed != null ? MANAGED_LIST : null;
  }
}
