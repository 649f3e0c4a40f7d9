package dev.mandate.access.webex;

import org.jspecify.annotations.Nullable;

/**
 * A partner, or a customer of one.
 *
 * @param partner the partner itself, or whose customer it is
 * @param customer the customer, or null if it is the partner
 */
record Organization(Party partner, @Nullable Party customer) {
  /** An id with the name that belongs to it, which may not be known. */
  record Party(String id, @Nullable String name) {}

  String partnerId() {
    return partner.id();
  }

  @Nullable String customerId() {
    return customer == null ? null : customer.id();
  }
}
