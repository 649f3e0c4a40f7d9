package dev.mandate.commands;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;
import org.jspecify.annotations.Nullable;

/** Gives a user of a customer organization a role in it (R15). */
public record GrantCustomerRole(
    @Id String partnerId,
    @Id String customerId,
    @Id String userId,
    Role role,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String reason)
    implements CustomerCommand {}
