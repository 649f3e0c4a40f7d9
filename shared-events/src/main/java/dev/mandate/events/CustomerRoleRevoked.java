package dev.mandate.events;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;

/** A user of a customer organization no longer holds a role in it. */
public record CustomerRoleRevoked(
    @Id String partnerId, @Id String customerId, @Id String userId, Role role)
    implements CustomerOrgEvent {}
