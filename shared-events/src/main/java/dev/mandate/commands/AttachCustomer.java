package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Attaches a customer organization that existed before (R5, R12). */
public record AttachCustomer(
    @Id String partnerId, @Id String customerId, String name, @Nullable @Id String onBehalfOf)
    implements CustomerCommand {}
