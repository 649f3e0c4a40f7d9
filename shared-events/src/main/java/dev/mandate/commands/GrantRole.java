package dev.mandate.commands;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives a partner user a role, for a time if {@code expiresAt} is set (R7, R8). */
public record GrantRole(
    @Id String partnerId,
    @Id String userId,
    Role role,
    @Nullable String reason,
    @Nullable Instant expiresAt)
    implements PartnerUserCommand {}
