package dev.mandate.access.http;

import org.springframework.http.HttpStatus;

/** What was asked for was decided, and rejected. */
public final class RejectedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param code of the rejection
   */
  public RejectedException(HttpStatus status, String code, String detail) {
    super(status, code, detail);
  }
}
