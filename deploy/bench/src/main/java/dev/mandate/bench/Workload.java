package dev.mandate.bench;

import java.util.Map;

/**
 * Commands as they come from provisioning: partners in turn, and for each one administrator after
 * the other, who gets roles, a customer and its administrator, and then changes. A twelfth of them
 * is about somebody unknown and rejected, another twelfth asks for what is so already.
 */
final class Workload {
  private static final int KINDS = 12;

  private final String prefix;
  private final int partners;
  private long count;

  Workload(String prefix, int partners) {
    this.prefix = prefix;
    this.partners = partners;
  }

  Command next() {
    String partner = prefix + count % partners;
    long number = count++ / partners;
    if (number == 0) {
      return Command.of(
          "RegisterPartner", partner, Map.of("name", "Partner", "sellsWholesale", true));
    }
    long turn = (number - 1) / KINDS;
    return about(partner, partner + "-u" + turn, partner + "-c" + turn, (number - 1) % KINDS);
  }

  private static Command about(String partner, String user, String customer, long kind) {
    return switch ((int) kind) {
      case 0 ->
          Command.of(
              "ProvisionUser",
              partner,
              Map.of("userId", user, "displayName", "Somebody", "email", "s@example.org"));
      case 1 -> role("GrantRole", partner, user, "PARTNER_ADMIN");
      case 2 ->
          Command.of(
              "ProvisionCustomer",
              partner,
              Map.of("customerId", customer, "name", "Customer", "onBehalfOf", user));
      case 3 -> customerRole(partner, customer, customer + "-owner");
      case 4 -> mode(partner, customer, false);
      case 5 -> entry("UnassignCustomer", partner, user, customer);
      case 6, 7 -> entry("AssignCustomer", partner, user, customer);
      case 8 -> role("GrantRole", partner, user, "PARTNER_FULL_ADMIN");
      case 9 -> mode(partner, customer, true);
      case 10 -> role("RevokeRole", partner, user, "PARTNER_ADMIN");
      default -> customerRole(partner, "nobodys", customer + "-other");
    };
  }

  private static Command role(String type, String partner, String user, String role) {
    return Command.of(type, partner, Map.of("userId", user, "role", role));
  }

  private static Command customerRole(String partner, String customer, String user) {
    return Command.of(
        "GrantCustomerRole",
        partner,
        Map.of("customerId", customer, "userId", user, "role", "CUSTOMER_FULL_ADMIN"));
  }

  private static Command mode(String partner, String customer, boolean enabled) {
    return Command.of(
        "SetRestrictedMode", partner, Map.of("customerId", customer, "enabled", enabled));
  }

  private static Command entry(String type, String partner, String user, String customer) {
    return Command.of(type, partner, Map.of("userId", user, "customerId", customer));
  }
}
