package dev.mandate.commands;

import dev.mandate.policy.Id;
import dev.mandate.policy.RestrictionSet;

/** Sets what restricted mode takes away from the partner's customers (R24). */
public record SetRestrictionList(@Id String partnerId, RestrictionSet restrictions)
    implements Command {}
