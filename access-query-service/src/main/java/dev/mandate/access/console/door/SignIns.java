package dev.mandate.access.console.door;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/** Leads people to the sign-in, each request in the way that its sender understands. */
final class SignIns {
  /** What somebody who has not signed in leaves in memory is forgotten after this time. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final RequestCache asked;
  private final ClientRegistrationRepository clients;

  SignIns(RequestCache asked, ClientRegistrationRepository clients) {
    this.asked = asked;
    this.clients = clients;
  }

  /** Whether a request comes from a script of a page, which shows only a part of what it gets. */
  static boolean isFromScript(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }

  /** Has the page load anew of which a script sent this request. */
  static void reload(HttpServletResponse response, HttpStatus status) {
    response.setStatus(status.value());
    response.setHeader("HX-Refresh", "true");
  }

  /**
   * Nobody is signed in: pages are shown after the sign-in. A form is not sent again by itself;
   * whoever sent it learns that nothing was changed.
   */
  void ask(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (isFromScript(request)) {
      reload(response, HttpStatus.UNAUTHORIZED);
    } else if (!HttpMethod.GET.matches(request.getMethod())) {
      ConsoleProblem.SESSION_ENDED.answer(request, response);
    } else if (MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else if (!isIssuerThere()) {
      ConsoleProblem.ISSUER_AWAY.answer(request, response);
    } else {
      asked.saveRequest(request, response);
      HttpSession session = request.getSession();
      session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
      response.sendRedirect(request.getContextPath() + ConsolePaths.SIGN_IN);
    }
  }

  private boolean isIssuerThere() {
    try {
      return clients.findByRegistrationId(ConsoleClient.REGISTRATION) != null;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return false; // it did not say where its endpoints are, and is asked again the next time
    }
  }
}
