package dev.mandate.events;

import dev.mandate.policy.Id;
import dev.mandate.policy.RestrictionSet;

/**
 * The settings that restricted mode takes away from this partner's customers, complete and sorted
 * (R24).
 */
public record RestrictionListChanged(@Id String partnerId, RestrictionSet restrictions)
    implements PartnerOrgEvent {}
