package dev.mandate.access.console.explorer;

import org.jspecify.annotations.Nullable;

/**
 * Whom somebody may look for by name.
 *
 * @param self who looks: everybody finds themselves
 * @param partnerId the partner that is theirs, or that manages their customer
 * @param everybody whether they find all users of that partner
 * @param customerId the customer whose people they find: its own, and those who have it on their
 *     managed list; null if there is none
 */
record Sight(String self, String partnerId, boolean everybody, @Nullable String customerId) {
  /** Whether they find anybody but themselves. */
  boolean hasOthers() {
    return everybody || customerId != null;
  }
}
