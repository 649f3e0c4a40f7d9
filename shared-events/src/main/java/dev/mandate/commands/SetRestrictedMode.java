package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Switches restricted administrator mode of a customer (R22). */
public record SetRestrictedMode(
    @Id String partnerId, @Id String customerId, boolean enabled, @Nullable String reason)
    implements CustomerCommand {}
