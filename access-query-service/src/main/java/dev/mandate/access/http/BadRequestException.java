package dev.mandate.access.http;

import org.springframework.http.HttpStatus;

/** The question has not the form that it needs. */
public final class BadRequestException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, and what would be right. */
  public BadRequestException(String detail) {
    super(HttpStatus.BAD_REQUEST, "BAD_REQUEST", detail);
  }
}
