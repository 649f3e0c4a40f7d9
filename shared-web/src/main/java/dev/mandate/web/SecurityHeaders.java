package dev.mandate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/** Tells browsers and whoever is in between to do nothing with answers but to show them. */
final class SecurityHeaders implements HeaderWriter {
  private static final String YEAR_IN_SECONDS = "31536000";

  private final PathTable table;

  SecurityHeaders(PathTable table) {
    this.table = table;
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=" + YEAR_IN_SECONDS);
    }
    PathTable.Row row = table.find(request);
    if (row == null || !row.stored()) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
