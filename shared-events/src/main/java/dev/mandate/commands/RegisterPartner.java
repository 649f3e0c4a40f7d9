package dev.mandate.commands;

import dev.mandate.policy.Id;

/** Makes a partner known (R1). */
public record RegisterPartner(@Id String partnerId, String name, boolean sellsWholesale)
    implements Command {}
