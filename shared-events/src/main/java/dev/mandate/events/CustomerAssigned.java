package dev.mandate.events;

import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Id;

/** A customer came onto a user's managed list, or its entry there changed its basis (R12, R16). */
public record CustomerAssigned(
    @Id String partnerId, @Id String userId, @Id String customerId, AssignmentBasis basis)
    implements PartnerAdminEvent {}
