package dev.mandate.policy;

/** Where a capability applies. Equal capability names in two scopes are two capabilities. */
public enum Scope {
  /** The partner's own organization. */
  PARTNER_ORG,
  /** The console in which a partner manages its customers. */
  PARTNER_HUB,
  /** A customer organization. */
  CUSTOMER_ORG
}
