package dev.mandate.access.http;

import java.util.Objects;
import org.springframework.http.HttpStatus;

/** A question that cannot be answered, and what to tell whoever asked. */
public abstract class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;

  ProblemException(HttpStatus status, String code, String detail) {
    super(detail, null, false, false); // an answer, not a fault: nobody needs the stack
    this.status = status;
    this.code = code;
  }

  /** What it is to HTTP. */
  public HttpStatus status() {
    return status;
  }

  /** What programs tell it by. */
  public String code() {
    return code;
  }

  /** What happened and what to do. */
  public String detail() {
    return Objects.requireNonNull(getMessage());
  }
}
