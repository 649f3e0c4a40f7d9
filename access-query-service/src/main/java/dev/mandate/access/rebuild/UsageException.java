package dev.mandate.access.rebuild;

/** The tool is called in a way that it does not know; the message says what is wrong. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
