package dev.mandate.access.http;

import org.springframework.http.HttpStatus;

/** What is asked about is not known. */
public final class NotFoundException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** Says no more than that: nobody learns what others have. */
  public NotFoundException() {
    super(HttpStatus.NOT_FOUND, "NOT_FOUND", "What is asked about is not known.");
  }
}
