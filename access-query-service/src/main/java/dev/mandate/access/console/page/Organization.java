package dev.mandate.access.console.page;

import org.jspecify.annotations.Nullable;

/**
 * The one organization that somebody belongs to.
 *
 * @param partnerId the partner that it is, or that manages it
 * @param customerId the customer that it is, or null if it is the partner itself
 * @param name what it is called
 */
public record Organization(String partnerId, @Nullable String customerId, String name) {
  /** Whether it is a partner, and no customer. */
  public boolean isPartner() {
    return customerId == null;
  }
}
