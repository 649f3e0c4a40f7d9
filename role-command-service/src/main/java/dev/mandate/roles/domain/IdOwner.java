package dev.mandate.roles.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whose an id is, for good: ids are unique across all partners and are never given away again.
 *
 * @param partnerId the partner in which the id is used
 * @param customerId for a user of a customer, or for a customer itself: that customer; else null
 */
public record IdOwner(String partnerId, @Nullable String customerId) {
  /** Whether the id belongs to a user of this partner's own organization. */
  public boolean isUserOf(String partner) {
    return customerId == null && partnerId.equals(partner);
  }

  /** Whether the id belongs to a customer of this partner, or to a user of such a customer. */
  public boolean isCustomerOf(String partner) {
    return customerId != null && partnerId.equals(partner);
  }
}
