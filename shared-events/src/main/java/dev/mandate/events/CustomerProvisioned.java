package dev.mandate.events;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** A customer organization was created; {@code by} is the administrator it was created for (R5). */
public record CustomerProvisioned(
    @Id String partnerId,
    @Id String customerId,
    String name,
    @Nullable @Id String by,
    boolean restrictedMode)
    implements CustomerOrgEvent {}
