package dev.mandate.events;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;
import org.jspecify.annotations.Nullable;

/**
 * A user of a customer organization holds a role in it; the first one binds the id to the customer
 * (R15).
 */
public record CustomerRoleGranted(
    @Id String partnerId,
    @Id String customerId,
    @Id String userId,
    Role role,
    @Nullable String displayName,
    @Nullable String email)
    implements CustomerOrgEvent {}
