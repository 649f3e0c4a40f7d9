package dev.mandate.events;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** A user of the partner's own organization became known; the alias serves the console (R6). */
public record UserProvisioned(
    @Id String partnerId,
    @Id String userId,
    String displayName,
    String email,
    @Nullable String alias)
    implements PartnerAdminEvent {}
