package dev.mandate.roles.deadletters;

import java.util.Objects;
import org.springframework.http.HttpStatus;

/** A request about dead letters that is not done, and what to tell whoever asked. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;

  RefusedException(HttpStatus status, String code, String detail) {
    super(detail, null, false, false); // an answer, not a fault: nobody needs the stack
    this.status = status;
    this.code = code;
  }

  /** The request itself is wrong. */
  static RefusedException badRequest(String detail) {
    return new RefusedException(HttpStatus.BAD_REQUEST, HttpStatus.BAD_REQUEST.name(), detail);
  }

  /** What is there does not allow it. */
  static RefusedException conflict(String detail) {
    return new RefusedException(HttpStatus.CONFLICT, HttpStatus.CONFLICT.name(), detail);
  }

  static RefusedException notFound(String detail) {
    return new RefusedException(HttpStatus.NOT_FOUND, HttpStatus.NOT_FOUND.name(), detail);
  }

  /** Kafka does not answer in time. */
  static RefusedException unavailable(String detail) {
    return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", detail);
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  String detail() {
    return Objects.requireNonNull(getMessage());
  }
}
