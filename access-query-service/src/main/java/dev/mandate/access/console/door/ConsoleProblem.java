package dev.mandate.access.console.door;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What keeps somebody from a page, as a page of its own will tell it.
 *
 * @param status what it is to HTTP
 * @param code by which its words are found
 */
public record ConsoleProblem(HttpStatus status, String code) {
  static final ConsoleProblem NOT_FOUND = new ConsoleProblem(HttpStatus.NOT_FOUND, "NOT_FOUND");
  static final ConsoleProblem TOO_MANY =
      new ConsoleProblem(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS");
  static final ConsoleProblem FILE_TOO_LARGE =
      new ConsoleProblem(HttpStatus.CONTENT_TOO_LARGE, "FILE_TOO_LARGE");
  static final ConsoleProblem SESSION_ENDED =
      new ConsoleProblem(HttpStatus.UNAUTHORIZED, "SESSION_ENDED");
  static final ConsoleProblem FORM_TOO_OLD =
      new ConsoleProblem(HttpStatus.FORBIDDEN, "FORM_TOO_OLD");
  static final ConsoleProblem SIGN_IN_FAILED =
      new ConsoleProblem(HttpStatus.UNAUTHORIZED, "SIGN_IN_FAILED");
  static final ConsoleProblem NO_PERSON = new ConsoleProblem(HttpStatus.FORBIDDEN, "NO_PERSON");
  static final ConsoleProblem ISSUER_AWAY =
      new ConsoleProblem(HttpStatus.SERVICE_UNAVAILABLE, "ISSUER_AWAY");

  private static final String ATTRIBUTE = ConsoleProblem.class.getName();

  /** That of a request that came to {@link ConsolePaths#PROBLEM}; null if it has none. */
  public static @Nullable ConsoleProblem find(HttpServletRequest request) {
    return (ConsoleProblem) request.getAttribute(ATTRIBUTE);
  }

  /** Answers a request with it. */
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute(ATTRIBUTE, this);
    request.getRequestDispatcher(ConsolePaths.PROBLEM).forward(request, response);
  }
}
