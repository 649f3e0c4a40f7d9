package dev.mandate.access.authzen;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends the id of a request back, before anything can go wrong with the request. */
final class RequestIdFilter extends OncePerRequestFilter {
  private static final String REQUEST_ID = "X-Request-ID";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = request.getHeader(REQUEST_ID);
    if (id != null) {
      response.setHeader(REQUEST_ID, id);
    }
    chain.doFilter(request, response);
  }
}
