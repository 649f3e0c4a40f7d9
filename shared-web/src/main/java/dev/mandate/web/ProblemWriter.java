package dev.mandate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests that come no further than the door. */
final class ProblemWriter implements AuthenticationEntryPoint {
  private static final String RETRY_AFTER_SECONDS = "1";

  private final ProblemForm form;
  private final JsonMapper json;

  ProblemWriter(ProblemForm form, JsonMapper json) {
    this.form = form;
    this.json = json;
  }

  /** Nobody is signed in: says why, and how to. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    switch (reason) {
      case TooManyException tooMany -> tooMany(request, response, tooMany);
      case AuthenticationServiceException _ -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        write(request, response, Problem.UNKNOWN);
      }
      case OAuth2AuthenticationException _ -> {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        write(request, response, Problem.BAD_TOKEN);
      }
      default -> {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(request, response, Problem.NOT_SIGNED_IN);
      }
    }
  }

  void tooMany(HttpServletRequest request, HttpServletResponse response, TooManyException tooMany)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
    write(request, response, Problem.TOO_MANY);
  }

  void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    ProblemForm.Written written = form.of(request, problem);
    byte[] body = json.writeValueAsBytes(written.body());
    response.setStatus(problem.status().value());
    response.setContentType(written.type().toString());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
