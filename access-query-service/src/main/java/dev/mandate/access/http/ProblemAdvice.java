package dev.mandate.access.http;

import dev.mandate.web.Problem;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every error as {@code application/problem+json} with a {@code code}. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_AFTER_SECONDS = "1";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(ProblemException e) {
    return answer(e.status(), e.code(), e.detail());
  }

  @ExceptionHandler({
    TransactionException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<ProblemDetail> unavailable(Exception e) {
    log.warn("The database does not answer: {}", NestedExceptionUtils.getMostSpecificCause(e));
    return answer(
        HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", "The service cannot answer now; ask again.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    log.error("A question failed", e);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "The service failed; its log says why.");
  }

  /** The answer has begun and must not look whole: Tomcat closes the connection. */
  @ExceptionHandler
  @SuppressWarnings("DoNotCallSuggester") // Spring calls it
  void cutOff(CloseNowException e) throws CloseNowException {
    throw e;
  }

  /** What Tomcat finds wrong with the parameters of a request, once somebody reads them. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> malformed(InvalidParameterException e) {
    log.debug("Parameters cannot be read", e);
    return answer(
        HttpStatus.BAD_REQUEST, "BAD_REQUEST", "The parameters are not percent-encoded UTF-8.");
  }

  /** What Spring itself finds wrong with a request. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      problem.setProperty("code", Problem.code(status));
      if (status.equals(HttpStatus.NOT_FOUND)) {
        problem.setDetail("There is nothing at this address.");
      }
    }
    // Said before anybody asks what the client accepts: it may not even be a media type.
    HttpHeaders typed = new HttpHeaders();
    typed.putAll(headers);
    typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return super.createResponseEntity(body, typed, status, request);
  }

  /** Spring would show the values as an array of Java. */
  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (e.getValue() instanceof Object[]) {
      ProblemDetail twice =
          ProblemDetail.forStatusAndDetail(
              status, "The parameter '%s' is given more than once.".formatted(e.getPropertyName()));
      return handleExceptionInternal(e, twice, headers, status, request);
    }
    return super.handleTypeMismatch(e, headers, status, request);
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(problem);
  }
}
