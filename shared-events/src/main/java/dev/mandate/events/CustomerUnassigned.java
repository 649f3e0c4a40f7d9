package dev.mandate.events;

import dev.mandate.policy.Id;
import org.jspecify.annotations.Nullable;

/**
 * A customer left a managed list; {@code displacedBy} names the customer that took its place on a
 * full one (R18).
 */
public record CustomerUnassigned(
    @Id String partnerId,
    @Id String userId,
    @Id String customerId,
    UnassignmentCause cause,
    @Nullable @Id String displacedBy)
    implements PartnerAdminEvent {}
