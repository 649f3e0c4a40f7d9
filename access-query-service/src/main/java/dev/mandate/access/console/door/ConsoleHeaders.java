package dev.mandate.access.console.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What browsers are told about pages: nothing but files of the console is loaded or run, nothing is
 * inline, nobody puts them into a frame or keeps them, and forms go to the console or, when signing
 * in and out, on to the issuer.
 */
final class ConsoleHeaders implements HeaderWriter {
  private static final String YEAR_IN_SECONDS = "31536000";

  private final String policy;

  /**
   * @param issuer where people sign in
   */
  ConsoleHeaders(String issuer) {
    policy =
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
        connect-src 'self'; form-action 'self' %s; frame-ancestors 'none'; base-uri 'none'\
        """
            .formatted(origin(URI.create(issuer)));
  }

  private static String origin(URI address) {
    return address.getPort() < 0
        ? address.getScheme() + "://" + address.getHost()
        : address.getScheme() + "://" + address.getHost() + ":" + address.getPort();
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=" + YEAR_IN_SECONDS);
    }
    if (!ConsolePaths.path(request).startsWith(ConsolePaths.ASSETS)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
