package dev.mandate.events;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;

/** A partner user no longer holds a role. */
public record RoleRevoked(@Id String partnerId, @Id String userId, Role role, RevocationCause cause)
    implements PartnerAdminEvent {}
