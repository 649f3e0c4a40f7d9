package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Makes a user of the partner's own organization known (R2, R6). */
public record ProvisionUser(
    @Id String partnerId,
    @Id String userId,
    String displayName,
    String email,
    @Nullable String alias)
    implements PartnerUserCommand {}
