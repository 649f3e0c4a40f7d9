package dev.mandate.system.oracle;

import dev.mandate.system.oracle.Partner.Customer;

/** Roles in a customer organization: R15. */
final class CustomerRoleRules {
  private static final String ASSIGN = "CUSTOMER_ORG.ASSIGN_CUSTOMER_ADMIN_ROLES";

  private CustomerRoleRules() {}

  static Ruling grant(Case of) {
    if (!of.asker().mayInCustomer(of.customer(), ASSIGN)) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasCustomer()) {
      return Ruling.rejected("UNKNOWN_CUSTOMER");
    }
    if (of.model().isUserOfAnother(of.user(), of.partner().id() + "/" + of.customer())) {
      return Ruling.rejected("ALREADY_EXISTS");
    }
    if (!of.tables().role(of.text("role")).isOfCustomer()) {
      return Ruling.rejected("ROLE_NOT_ASSIGNABLE");
    }
    if (of.partner().customer(of.customer()).rolesOf(of.user()).contains(of.text("role"))) {
      return Ruling.noEffect();
    }
    return Ruling.accepted(
        of.fact(
            "CustomerRoleGranted",
            "customerId",
            of.customer(),
            "userId",
            of.user(),
            "role",
            of.text("role"),
            "displayName",
            of.command().optionalText("displayName"),
            "email",
            of.command().optionalText("email")));
  }

  static Ruling revoke(Case of) {
    if (!of.asker().mayInCustomer(of.customer(), ASSIGN)) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasCustomer()) {
      return Ruling.rejected("UNKNOWN_CUSTOMER");
    }
    Customer customer = of.partner().customer(of.customer());
    if (!customer.roles().containsKey(of.user())) {
      return Ruling.rejected("UNKNOWN_USER");
    }
    if (!of.tables().role(of.text("role")).isOfCustomer()) {
      return Ruling.rejected("ROLE_NOT_ASSIGNABLE");
    }
    if (!customer.rolesOf(of.user()).contains(of.text("role"))) {
      return Ruling.noEffect();
    }
    return Ruling.accepted(
        of.fact(
            "CustomerRoleRevoked",
            "customerId",
            of.customer(),
            "userId",
            of.user(),
            "role",
            of.text("role")));
  }
}
