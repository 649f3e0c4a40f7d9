package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Removes a user with its roles and managed list (R4). */
public record RemoveUser(@Id String partnerId, @Id String userId, @Nullable String reason)
    implements PartnerUserCommand {}
