package dev.mandate.events;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** What changed of a user; what is absent stayed as it was. */
public record UserUpdated(
    @Id String partnerId,
    @Id String userId,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String alias)
    implements PartnerAdminEvent {}
