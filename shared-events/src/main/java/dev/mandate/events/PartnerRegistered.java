package dev.mandate.events;

import dev.mandate.policy.Id;

/** A partner became known (R1). */
public record PartnerRegistered(@Id String partnerId, String name, boolean sellsWholesale)
    implements PartnerOrgEvent {}
