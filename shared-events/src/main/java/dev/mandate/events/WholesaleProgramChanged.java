package dev.mandate.events;

import dev.mandate.policy.Id;

/** The wholesale programme of a partner was switched on or off (R1, R10). */
public record WholesaleProgramChanged(@Id String partnerId, boolean enabled)
    implements PartnerOrgEvent {}
