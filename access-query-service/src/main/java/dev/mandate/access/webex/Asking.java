package dev.mandate.access.webex;

import dev.mandate.web.Caller;

/**
 * Who asks for a change.
 *
 * @param authorization what proves that to the command service as well
 * @param trackingId ties the events of the change to the request
 */
record Asking(Caller caller, String authorization, String trackingId) {
  /** Without what must not be read by anybody. */
  @Override
  public String toString() {
    return trackingId;
  }
}
