package dev.mandate.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells requests for health and metrics, which come to a port of their own that is not for
 * everybody. Without such a port there are none.
 */
final class ManagementPort
    implements RequestMatcher, ApplicationListener<WebServerInitializedEvent> {
  private static final String NAMESPACE = "management";

  private volatile int port = -1;

  @Override
  public void onApplicationEvent(WebServerInitializedEvent event) {
    if (NAMESPACE.equals(event.getApplicationContext().getServerNamespace())) {
      port = event.getWebServer().getPort();
    }
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    return request.getLocalPort() == port;
  }
}
