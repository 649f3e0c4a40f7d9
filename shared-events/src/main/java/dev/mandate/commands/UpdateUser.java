package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Changes what is named of a user, and leaves the rest. */
public record UpdateUser(
    @Id String partnerId,
    @Id String userId,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String alias)
    implements PartnerUserCommand {}
