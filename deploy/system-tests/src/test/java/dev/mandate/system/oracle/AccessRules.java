package dev.mandate.system.oracle;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Partner.Customer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Effective access, restricted mode included: R23 to R27. */
final class AccessRules {
  private final PolicyTables tables;
  private final Entitlements entitlements;

  AccessRules(PolicyTables tables) {
    this.tables = tables;
    this.entitlements = new Entitlements(tables);
  }

  /** The access of a user in an organization that exists. */
  Access of(Model model, String userId, String org) {
    String owner = requireNonNull(model.organizationIds().get(org), org);
    Partner partner = requireNonNull(model.partner(owner), owner);
    return org.equals(owner)
        ? Access.inPartner(entitlements.inPartner(partner, userId))
        : inCustomer(partner, userId, org);
  }

  Access inCustomer(Partner partner, String userId, String customerId) {
    if (entitlements.rolesInCustomer(partner, userId, customerId).isEmpty()) {
      return Access.none("CUSTOMER");
    }
    Customer customer = partner.customer(customerId);
    boolean restricted = customer.restrictedMode && !partner.users().containsKey(userId);
    Set<String> inForce = restricted ? partner.restrictions : Set.of();
    Map<String, Level> capabilities = entitlements.inCustomer(partner, userId, customerId);
    Map<String, Level> settings = new TreeMap<>();
    Set<String> partial = new TreeSet<>();
    tables
        .restrictions()
        .forEach(
            (key, restriction) -> {
              Level level =
                  capabilities.getOrDefault("CUSTOMER_ORG." + restriction.capability(), Level.NONE);
              boolean lowered = inForce.contains(key);
              settings.put(key, lowered ? level.atMost(restriction.ceiling()) : level);
              // What is not visible at all is not visible in part either.
              if (lowered && restriction.isPartial() && level != Level.NONE) {
                partial.add(key);
              }
            });
    return new Access(
        "CUSTOMER",
        capabilities,
        settings,
        partial,
        customer.restrictedMode,
        restricted,
        inForce.contains("USERS_MANUAL_ADD_MODIFY"));
  }
}
