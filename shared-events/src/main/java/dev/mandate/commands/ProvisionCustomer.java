package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Creates a customer organization (R5, R16). */
public record ProvisionCustomer(
    @Id String partnerId, @Id String customerId, String name, @Nullable @Id String onBehalfOf)
    implements CustomerCommand {}
