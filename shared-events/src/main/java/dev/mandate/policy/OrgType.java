package dev.mandate.policy;

/** The two kinds of organizations, and the scopes that each has. */
public enum OrgType {
  PARTNER,
  CUSTOMER;

  /** Whether capabilities of this scope exist in such an organization. */
  public boolean has(Scope scope) {
    return (scope == Scope.CUSTOMER_ORG) == (this == CUSTOMER);
  }
}
