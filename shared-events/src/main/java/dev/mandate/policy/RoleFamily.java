package dev.mandate.policy;

/**
 * The kinds of roles: who assigns them, and to whom, follows from the family (R7, R8, R12, R15).
 */
public enum RoleFamily {
  /** Administers the partner's own organization. */
  PARTNER_MANAGEMENT,
  /** Manages customers of the partner. */
  CUSTOMER_MANAGEMENT,
  /** Adds to a customer-management role and needs one (R10). */
  CUSTOMER_MANAGEMENT_ADDON,
  /** Follows from a managed-list entry and is never assigned (R12). */
  CUSTOMER_MANAGEMENT_DERIVED,
  /** Held in a customer organization by its own users (R15). */
  CUSTOMER_ORG
}
