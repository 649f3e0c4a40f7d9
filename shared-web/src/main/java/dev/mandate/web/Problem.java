package dev.mandate.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error as callers get it.
 *
 * @param code what programs tell errors apart by
 * @param detail what happened and what to do, for people
 */
public record Problem(HttpStatus status, String code, String detail) {
  static final Problem NOT_SIGNED_IN =
      new Problem(
          HttpStatus.UNAUTHORIZED,
          "NOT_AUTHENTICATED",
          "Send an access token for this service: Authorization: Bearer …");

  static final Problem BAD_TOKEN =
      new Problem(
          HttpStatus.UNAUTHORIZED,
          "NOT_AUTHENTICATED",
          "The access token is over, for another service, or of no issuer that counts here; get a"
              + " new one.");

  static final Problem UNKNOWN =
      new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "UNAVAILABLE",
          "The issuer of access tokens does not answer; ask again.");

  static final Problem TOO_MANY =
      new Problem(
          HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "Too many requests; wait a while.");

  static final Problem NOTHING_HERE =
      new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at this address.");

  static Problem forbidden(String detail) {
    return new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN", detail);
  }

  /** The code of an error that has none of its own. */
  public static String code(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "ERROR" : known.name();
  }
}
