package dev.mandate.access.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Cuts off an answer that fails after it has begun. A problem would be read as its last lines; a
 * connection that breaks tells the client that something is missing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BegunAnswers implements HandlerExceptionResolver {
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!response.isCommitted() || failure instanceof CloseNowException) {
      return null; // a problem can be told, or it is cut off already
    }
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return new ModelAndView(); // nobody is left to be told
    }
    throw new IllegalStateException("An answer failed after it had begun", failure);
  }
}
