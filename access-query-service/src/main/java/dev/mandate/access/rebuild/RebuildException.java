package dev.mandate.access.rebuild;

/** What was asked for could not be done; the message says why and what to do. */
final class RebuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RebuildException(String message) {
    super(message);
  }

  RebuildException(String message, Throwable cause) {
    super(message, cause);
  }
}
