package dev.mandate.events;

/** An event of one customer organization, the roles of its own administrators included. */
public sealed interface CustomerOrgEvent extends Event
    permits CustomerProvisioned,
        CustomerAttached,
        CustomerRenamed,
        RestrictedModeToggled,
        CustomerRoleGranted,
        CustomerRoleRevoked {
  /** The customer organization it is about. */
  String customerId();
}
