package dev.mandate.roles.http;

import dev.mandate.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Gives every problem that Spring reports a code as well, and hides what went wrong inside. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  /** The body of most problems is made late, so that it gets its code here. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      problem.setProperty("code", Problem.code(status));
      if (status.equals(HttpStatus.NOT_FOUND)) {
        problem.setDetail("There is nothing at this address.");
      }
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    logger.error("A request failed unexpectedly", e);
    ProblemDetail problem =
        Answers.problem(
            HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "The request failed; see the log");
    return ResponseEntity.internalServerError()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
