package dev.mandate.commands;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;
import org.jspecify.annotations.Nullable;

/** Takes a role in a customer organization from its user (R15). */
public record RevokeCustomerRole(
    @Id String partnerId,
    @Id String customerId,
    @Id String userId,
    Role role,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String reason)
    implements CustomerCommand {}
