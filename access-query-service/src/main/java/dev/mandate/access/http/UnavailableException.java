package dev.mandate.access.http;

import org.springframework.http.HttpStatus;

/** The question is a good one, and this instance cannot take it at present. */
public final class UnavailableException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what to do. */
  public UnavailableException(String detail) {
    super(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", detail);
  }
}
