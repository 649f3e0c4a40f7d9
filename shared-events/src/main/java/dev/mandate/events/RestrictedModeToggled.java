package dev.mandate.events;

import dev.mandate.policy.Id;

/** Restricted administrator mode of a customer was switched (R21). */
public record RestrictedModeToggled(@Id String partnerId, @Id String customerId, boolean enabled)
    implements CustomerOrgEvent {}
