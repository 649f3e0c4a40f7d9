package dev.mandate.local;

/** A local server could not be started, used or stopped; the message says what to do about it. */
public final class LocalServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocalServerException(String message) {
    super(message);
  }

  LocalServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
