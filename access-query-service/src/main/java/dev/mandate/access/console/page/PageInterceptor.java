package dev.mandate.access.console.page;

import dev.mandate.access.console.door.ConsoleSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Gives templates their {@link ConsolePage}, those of problems, too. */
final class PageInterceptor implements HandlerInterceptor {
  private final Visitors visitors;
  private final List<NavigationEntry> entries;
  private final ResourceUrlProvider assets;

  PageInterceptor(Visitors visitors, List<NavigationEntry> entries, ResourceUrlProvider assets) {
    this.visitors = visitors;
    this.entries = entries;
    this.assets = assets;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // First without a visitor: to find out who looks can be what the page of a problem tells.
    put(request, null);
    if (ConsoleSession.find(request) != null) {
      put(request, visitors.of(request));
    }
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, Preferences.of(request).language().tag());
    return true;
  }

  private void put(HttpServletRequest request, @Nullable Visitor visitor) {
    request.setAttribute(ConsolePage.NAME, new ConsolePage(request, visitor, entries, assets));
  }
}
