package dev.mandate.local.redrive;

/** What was asked for could not be done; the message says why and what to do. */
final class RedriveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedriveException(String message) {
    super(message);
  }

  RedriveException(String message, Throwable cause) {
    super(message, cause);
  }
}
