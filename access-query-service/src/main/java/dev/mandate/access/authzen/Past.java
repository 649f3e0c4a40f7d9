package dev.mandate.access.authzen;

import java.time.Instant;

/**
 * A moment in the history of a partner, such that the answer about it is the same at any time.
 *
 * @param partnerId the partner
 * @param position what held after the event at this position
 * @param instant roles that have run out by then do not count
 */
record Past(String partnerId, long position, Instant instant) {
  /** The position of whatever holds now. */
  static final long NOW = Long.MAX_VALUE;
}
