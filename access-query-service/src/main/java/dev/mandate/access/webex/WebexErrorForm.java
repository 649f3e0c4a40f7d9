package dev.mandate.access.webex;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Writes the problems of this package's requests in the form of Webex, whoever found them: also
 * those that Spring finds before it knows whose request it is.
 */
@ControllerAdvice
final class WebexErrorForm implements ResponseBodyAdvice<Object> {
  @Override
  public boolean supports(
      MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
    // Answers that are no errors do not come by here.
    return ResponseEntityExceptionHandler.class.isAssignableFrom(returnType.getContainingClass());
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returnType,
      MediaType selectedContentType,
      Class<? extends HttpMessageConverter<?>> selectedConverterType,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof ProblemDetail problem
        && request instanceof ServletServerHttpRequest servlet) {
      String trackingId = Tracking.idOf(servlet.getServletRequest());
      if (trackingId != null) {
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return WebexError.of(message(problem), trackingId);
      }
    }
    return body;
  }

  private static String message(ProblemDetail problem) {
    return Objects.requireNonNullElseGet(
        problem.getDetail(), () -> String.valueOf(problem.getTitle()));
  }
}
