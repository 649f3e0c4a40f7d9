package dev.mandate.system.oracle;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who asks, seen from the partner that is asked about; a stranger has nothing there (R30). */
final class Asker {
  private final boolean system;
  private final String id;
  private final Partner partner;
  private final AccessRules access;
  private final Entitlements entitlements;

  Asker(Command command, Partner partner, PolicyTables tables) {
    this.system = "system".equals(command.authType());
    this.id = String.valueOf(command.authId());
    this.partner = partner;
    this.access = new AccessRules(tables);
    this.entitlements = new Entitlements(tables);
  }

  String id() {
    return id;
  }

  boolean isSystem() {
    return system;
  }

  boolean holds(String role) {
    return !system && partner.holds(id, role);
  }

  boolean isSystemOr(String role) {
    return system || holds(role);
  }

  /** Whether it may change this in the partner's own organization or console. */
  boolean mayInPartner(String capability) {
    return system || isFull(entitlements.inPartner(partner, id), capability);
  }

  boolean mayInCustomer(String customerId, String capability) {
    return system || isFull(entitlements.inCustomer(partner, id, customerId), capability);
  }

  /** Whether restricted mode leaves it this setting of a customer; on others it has no bearing. */
  boolean maySet(String customerId, String setting) {
    return system
        || !partner.customers().containsKey(customerId)
        || access.inCustomer(partner, id, customerId).settings().get(setting) == Level.FULL;
  }

  /** What it holds anywhere in this partner. */
  Set<String> roles() {
    Set<String> roles = new TreeSet<>();
    if (!system) {
      if (partner.users().containsKey(id)) {
        roles.addAll(partner.user(id).roles);
      }
      partner.customers().values().forEach(customer -> roles.addAll(customer.rolesOf(id)));
    }
    return roles;
  }

  private static boolean isFull(Map<String, Level> levels, String capability) {
    return levels.get(capability) == Level.FULL;
  }
}
