package dev.mandate.access.console.audit;

import dev.mandate.access.console.door.ConsolePaths;
import org.jspecify.annotations.Nullable;

/**
 * What whoever looks may read of a log at an address: all of it, or the entries about one customer.
 * Whoever takes it as an argument need not ask for permission again.
 *
 * @param partnerId whose log it is
 * @param customerId the one customer whose entries are shown here; null if all are
 * @param whole whether they may read all of the log, here or elsewhere
 */
record OpenLog(String partnerId, @Nullable String customerId, boolean whole) {
  static final String OF_PARTNER = ConsolePaths.ROOT + "/partners/{partnerId}/audit";
  static final String OF_CUSTOMER = ConsolePaths.ROOT + "/customers/{customerId}/audit";

  /** Where its pages begin. */
  public String path() {
    return customerId == null
        ? OF_PARTNER.replace("{partnerId}", partnerId)
        : OF_CUSTOMER.replace("{customerId}", customerId);
  }

  /** Where it is told that there is news. */
  public String live() {
    return customerId == null
        ? ConsolePaths.ROOT + "/partners/" + partnerId + "/live"
        : path() + "/live";
  }

  /** Whether this is the address of the partner's log, and not of a customer's entries. */
  public boolean isOfPartner() {
    return customerId == null;
  }
}
