package dev.mandate.roles.http;

/** Somebody asks in the name of another, or in a partner that is not theirs. */
final class NotTheirsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what to do. */
  NotTheirsException(String detail) {
    super(detail, null, false, false); // an answer, not a fault: nobody needs the stack
  }
}
