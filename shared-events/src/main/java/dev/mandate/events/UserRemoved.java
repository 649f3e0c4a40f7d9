package dev.mandate.events;

import dev.mandate.policy.Id;

/** A user left the partner; the id stays bound to it (R4). */
public record UserRemoved(@Id String partnerId, @Id String userId) implements PartnerAdminEvent {}
