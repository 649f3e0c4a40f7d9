package dev.mandate.events;

import dev.mandate.policy.Id;

/** A customer organization has a new name. */
public record CustomerRenamed(@Id String partnerId, @Id String customerId, String name)
    implements CustomerOrgEvent {}
