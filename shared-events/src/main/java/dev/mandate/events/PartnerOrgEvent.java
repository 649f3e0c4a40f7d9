package dev.mandate.events;

/** An event of a partner organization as a whole. */
public sealed interface PartnerOrgEvent extends Event
    permits PartnerRegistered, WholesaleProgramChanged, RestrictionListChanged {}
