package dev.mandate.access.webex;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id that its answer, its errors and the events it causes carry: the client's
 * own if it sent one. It marks the requests of this package, too.
 */
final class Tracking extends OncePerRequestFilter {
  static final String HEADER = "TrackingID";

  private static final String ATTRIBUTE = Tracking.class.getName();

  /** What travels unchanged as a header and as an attribute of a CloudEvent. */
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  /** The id of a request; null if it is none of this package. */
  static @Nullable String idOf(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sent = request.getHeader(HEADER);
    String id =
        sent != null && USABLE.matcher(sent).matches() ? sent : "MANDATE_" + UUID.randomUUID();
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    chain.doFilter(request, response);
  }
}
