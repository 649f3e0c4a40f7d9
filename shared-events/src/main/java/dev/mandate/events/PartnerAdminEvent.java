package dev.mandate.events;

/** An event of one user of a partner's own organization: its data, roles and managed list. */
public sealed interface PartnerAdminEvent extends Event
    permits UserProvisioned,
        UserUpdated,
        UserRemoved,
        RoleGranted,
        RoleRevoked,
        CustomerAssigned,
        CustomerUnassigned {
  /** The partner user it is about. */
  String userId();
}
