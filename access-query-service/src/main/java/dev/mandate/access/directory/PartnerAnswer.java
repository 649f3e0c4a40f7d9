package dev.mandate.access.directory;

import java.util.List;

/**
 * A partner.
 *
 * @param restrictions what restricted mode takes away from its customers
 */
public record PartnerAnswer(
    String partnerId,
    String name,
    boolean sellsWholesale,
    List<String> restrictions,
    Counts counts) {
  /**
   * How many of what it has.
   *
   * @param administrators users with a role
   * @param restrictedCustomers customers with restricted mode on
   */
  public record Counts(long administrators, long customers, long restrictedCustomers) {}
}
