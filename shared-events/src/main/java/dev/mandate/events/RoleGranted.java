package dev.mandate.events;

import dev.mandate.policy.Id;
import dev.mandate.policy.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A partner user holds a role from now on, until {@code expiresAt} if that is set. */
public record RoleGranted(
    @Id String partnerId,
    @Id String userId,
    Role role,
    GrantCause cause,
    @Nullable Instant expiresAt)
    implements PartnerAdminEvent {}
