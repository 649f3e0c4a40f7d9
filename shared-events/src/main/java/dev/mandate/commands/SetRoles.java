package dev.mandate.commands;

import dev.mandate.policy.Id;
import dev.mandate.policy.RoleSet;
import org.jspecify.annotations.Nullable;

/** Sets all roles of a partner user in one decision (R14). */
public record SetRoles(
    @Id String partnerId, @Id String userId, RoleSet roles, @Nullable String reason)
    implements PartnerUserCommand {}
