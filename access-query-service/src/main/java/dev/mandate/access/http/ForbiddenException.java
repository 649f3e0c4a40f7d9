package dev.mandate.access.http;

import org.springframework.http.HttpStatus;

/** What is asked about is the caller's own, but their roles do not open it. */
public final class ForbiddenException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** Says what would open it. */
  public ForbiddenException(String detail) {
    super(HttpStatus.FORBIDDEN, "FORBIDDEN", detail);
  }
}
