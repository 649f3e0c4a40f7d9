package dev.mandate.policy;

/**
 * What the tables say of one role.
 *
 * @param role the role
 * @param family decides who assigns it
 * @param assignable whether anybody can assign it
 * @param customersInScope the customer organizations it reaches
 * @param labelEn what people read, in English
 * @param labelZh what people read, in Chinese
 */
public record RoleEntry(
    Role role,
    RoleFamily family,
    boolean assignable,
    CustomersInScope customersInScope,
    String labelEn,
    String labelZh) {
  /** Whether the role reaches every customer of the partner by itself. */
  public boolean reachesAllCustomers() {
    return customersInScope == CustomersInScope.ALL;
  }
}
