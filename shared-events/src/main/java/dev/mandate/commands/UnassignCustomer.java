package dev.mandate.commands;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/** Takes a customer off a user's managed list (R17). */
public record UnassignCustomer(
    @Id String partnerId, @Id String userId, @Id String customerId, @Nullable String reason)
    implements PartnerUserCommand {}
