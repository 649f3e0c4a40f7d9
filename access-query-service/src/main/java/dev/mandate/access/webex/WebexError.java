package dev.mandate.access.webex;

import java.util.List;

/**
 * An error as Webex tells it.
 *
 * @param message what is wrong
 * @param errors the same once more, where some clients look for it
 * @param trackingId the id of the request
 */
record WebexError(String message, List<Description> errors, String trackingId) {
  record Description(String description) {}

  static WebexError of(String message, String trackingId) {
    return new WebexError(message, List.of(new Description(message)), trackingId);
  }
}
