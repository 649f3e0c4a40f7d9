package dev.mandate.commands;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;
import org.jspecify.annotations.Nullable;

/** Takes a role from a partner user (R7, R8, R13). */
public record RevokeRole(
    @Id String partnerId, @Id String userId, Role role, @Nullable String reason)
    implements PartnerUserCommand {}
