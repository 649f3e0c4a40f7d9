package dev.mandate.access.projection;

/**
 * Somebody else has taken records of this partition in: this consumer has lost it, or restarted.
 */
final class StaleOffsetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleOffsetException(String message) {
    super(message);
  }
}
