package dev.mandate.access.console.page;

import dev.mandate.access.console.door.ConsolePaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * What every template knows as {@code page}: who looks, how they like it, and where they are.
 * Templates get everything else from their controllers.
 */
public final class ConsolePage {
  /** The name that templates have for it. */
  static final String NAME = "page";

  /** A link of the navigation. */
  public record Link(String key, String path, boolean current) {}

  private final HttpServletRequest request;
  private final @Nullable Visitor visitor;
  private final List<NavigationEntry> entries;
  private final ResourceUrlProvider assets;
  private final Preferences preferences;
  private final Times times;
  private final Labels labels;

  ConsolePage(
      HttpServletRequest request,
      @Nullable Visitor visitor,
      List<NavigationEntry> entries,
      ResourceUrlProvider assets) {
    this.request = request;
    this.visitor = visitor;
    this.entries = entries;
    this.assets = assets;
    preferences = Preferences.of(request);
    times = new Times(preferences.language(), preferences.shownZone());
    labels = new Labels(preferences.language());
  }

  /** That of a request to the console. */
  public static ConsolePage of(HttpServletRequest request) {
    return Objects.requireNonNull(
        (ConsolePage) request.getAttribute(NAME), "an interceptor has put it there");
  }

  /** Who looks; null if nobody is signed in. */
  public @Nullable Visitor visitor() {
    return visitor;
  }

  /** How they like it. */
  public Preferences preferences() {
    return preferences;
  }

  /** Times as they read them. */
  public Times times() {
    return times;
  }

  /** What the policy calls things in their language. */
  public Labels labels() {
    return labels;
  }

  /** Where a file of the console is, under a name that changes with what is in it. */
  public String asset(String name) {
    String path = assets.getForLookupPath(ConsolePaths.ASSETS + name);
    if (path == null) {
      throw new IllegalArgumentException("The console has no file " + name);
    }
    return request.getContextPath() + path;
  }

  /** What tells the command of a form apart from all others. */
  public String nonce() {
    return UUID.randomUUID().toString();
  }

  /** Where this page is, for whoever wants to come back to it. */
  public String here() {
    if (!HttpMethod.GET.matches(request.getMethod())) {
      return ConsolePaths.ROOT;
    }
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  /** Where the pages of the visitor's partner begin; null if they have none. */
  public @Nullable String partnerPath() {
    return visitor == null || visitor.partnerId() == null
        ? null
        : ConsolePaths.ROOT + "/partners/" + visitor.partnerId();
  }

  /** Everything that is there for whoever looks. */
  public List<Link> navigation() {
    if (visitor == null) {
      return List.of();
    }
    Map<NavigationEntry, String> paths = new LinkedHashMap<>();
    for (NavigationEntry entry : entries) {
      String path = entry.path(visitor);
      if (path != null) {
        paths.put(entry, path);
      }
    }
    NavigationEntry current = current(paths);
    List<Link> links = new ArrayList<>();
    paths.forEach((entry, path) -> links.add(new Link(entry.key(), path, entry == current)));
    return links;
  }

  /** The entry to which this page belongs: of several, the one with the longest path. */
  private @Nullable NavigationEntry current(Map<NavigationEntry, String> paths) {
    String here = request.getRequestURI();
    return paths.entrySet().stream()
        .filter(entry -> entry.getKey().covers(here, entry.getValue()))
        .max(Comparator.comparingInt(entry -> entry.getValue().length()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
