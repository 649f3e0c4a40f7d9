package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Puts a customer on a user's managed list (R17). */
public record AssignCustomer(
    @Id String partnerId, @Id String userId, @Id String customerId, @Nullable String reason)
    implements PartnerUserCommand {}
