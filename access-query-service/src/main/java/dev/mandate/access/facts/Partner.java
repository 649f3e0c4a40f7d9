package dev.mandate.access.facts;

import dev.mandate.policy.RestrictionSet;

/**
 * A partner organization.
 *
 * @param name what people call it
 * @param sellsWholesale whether the wholesale programme is on
 * @param restrictions what restricted mode takes away from its customers (R24)
 */
public record Partner(String name, boolean sellsWholesale, RestrictionSet restrictions) {
  Partner withSellsWholesale(boolean enabled) {
    return new Partner(name, enabled, restrictions);
  }

  Partner withRestrictions(RestrictionSet changed) {
    return new Partner(name, sellsWholesale, changed);
  }
}
