package dev.mandate.policy;

/** Which customer organizations a role reaches. */
public enum CustomersInScope {
  /** None: the role is about the partner's own organization. */
  NONE,
  /** Every customer of the partner. */
  ALL,
  /** The customers on the managed list (R16). */
  MANAGED,
  /** Those of the base role that the add-on rests on (R11). */
  AS_BASE_ROLE,
  /** The customers on the managed list with the basis {@code ATTACHED} (R12). */
  ATTACHED,
  /** The one customer organization in which the role is held. */
  OWN_ORG
}
