package dev.mandate.system.oracle;

import dev.mandate.system.oracle.Partner.Customer;
import dev.mandate.system.oracle.Partner.User;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From roles to levels: R9, R11, R12 and the table. */
final class Entitlements {
  private final PolicyTables tables;

  Entitlements(PolicyTables tables) {
    this.tables = tables;
  }

  /** The levels of a user in its partner's own organization and in the partner's console. */
  Map<String, Level> inPartner(Partner partner, String userId) {
    User user = partner.users().get(userId);
    Map<String, Level> levels = levels(user == null ? Set.of() : user.roles);
    levels.keySet().removeIf(key -> key.startsWith("CUSTOMER_ORG."));
    return levels;
  }

  /**
   * The levels of a user in a customer. A customer that does not exist is in reach of those who
   * reach all.
   */
  Map<String, Level> inCustomer(Partner partner, String userId, String customerId) {
    Map<String, Level> levels = levels(rolesInCustomer(partner, userId, customerId));
    levels.keySet().removeIf(key -> !key.startsWith("CUSTOMER_ORG."));
    return levels;
  }

  Set<String> rolesInCustomer(Partner partner, String userId, String customerId) {
    User user = partner.users().get(userId);
    if (user != null) {
      return rolesReaching(user, user.managed.get(customerId));
    }
    Customer customer = partner.customers().get(customerId);
    return customer == null ? Set.of() : customer.rolesOf(userId);
  }

  /** The partner-side roles that count on a customer with this place on the managed list. */
  private Set<String> rolesReaching(User user, @Nullable String basis) {
    boolean reachesManaged = basis != null && user.roles.contains("PARTNER_ADMIN");
    Set<String> reaching = new LinkedHashSet<>();
    for (String role : user.roles) {
      switch (tables.role(role).customersInScope()) {
        case "ALL" -> reaching.add(role);
        case "MANAGED" -> {
          if (reachesManaged) {
            reaching.add("ATTACHED".equals(basis) ? "PROVISIONING_ADMIN" : role);
          }
        }
        case "AS_BASE_ROLE" -> {
          if (reachesManaged || user.roles.contains("PARTNER_FULL_ADMIN")) {
            reaching.add(role);
          }
        }
        default -> {} // of the partner's own organization
      }
    }
    return reaching;
  }

  private Map<String, Level> levels(Set<String> roles) {
    Map<String, Level> levels = new TreeMap<>();
    for (String role : roles) {
      tables.entitlements(role).forEach((key, level) -> levels.merge(key, level, Level::orHigher));
    }
    return levels;
  }
}
