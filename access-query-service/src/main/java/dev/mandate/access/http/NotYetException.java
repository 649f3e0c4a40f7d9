package dev.mandate.access.http;

import org.springframework.http.HttpStatus;

/** The answer has to know something that has not arrived here; it will. */
public final class NotYetException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** The position that was asked for was not reached in time. */
  public NotYetException(long atLeast) {
    this("Position %d has not arrived here yet; ask again.".formatted(atLeast));
  }

  /** Something else is not there yet. */
  public NotYetException(String detail) {
    super(HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET", detail);
  }
}
