package dev.mandate.events;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** A customer organization that existed before was attached to the partner (R5, R12). */
public record CustomerAttached(
    @Id String partnerId,
    @Id String customerId,
    String name,
    @Nullable @Id String by,
    boolean restrictedMode)
    implements CustomerOrgEvent {}
