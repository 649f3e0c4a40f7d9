package dev.mandate.access.http;

import org.springframework.http.HttpStatus;

/** What is asked for was there, and cannot be had any more. */
public final class GoneException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** Says why, and what to do. */
  public GoneException(String detail) {
    super(HttpStatus.GONE, "GONE", detail);
  }
}
