package dev.mandate.access.console.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which paths the console has, and which of them are open to people who are not signed in: the one
 * table of it. Every other path below {@code /console} is closed, as if nothing were there.
 *
 * <p>Paths are compared as Spring MVC compares them, as in {@link dev.mandate.web.PathTable}.
 */
public final class ConsolePaths {
  /** Where the console begins. */
  public static final String ROOT = "/console";

  /** Where its files are. */
  public static final String ASSETS = ROOT + "/assets/";

  /** Where problems are told that are found before a page is asked. */
  public static final String PROBLEM = ROOT + "/problem";

  /** What whoever has signed out sees. */
  public static final String SIGNED_OUT = ROOT + "/signed-out";

  static final String SIGN_OUT = ROOT + "/sign-out";
  static final String SIGN_IN = "/oauth2/authorization/mandate-console";
  static final String SIGNED_IN = "/login/oauth2/code/mandate-console";

  private static final List<PathPattern> OPEN = patterns(ASSETS + "**", SIGNED_OUT);

  /** Answered by the filters in front of the pages. */
  private static final Set<String> FILTERED = Set.of("/", SIGN_IN, SIGNED_IN, SIGN_OUT);

  private static final List<PathPattern> SIGNED_IN_ONLY =
      patterns(
          ROOT,
          ROOT + "/preferences",
          ROOT + "/access",
          ROOT + "/access/comparison",
          ROOT + "/access/control-hub",
          ROOT + "/access/people",
          ROOT + "/partners/{partnerId}",
          ROOT + "/partners/{partnerId}/live",
          ROOT + "/partners/{partnerId}/administrators",
          ROOT + "/partners/{partnerId}/administrators/{userId}",
          ROOT + "/partners/{partnerId}/administrators/{userId}/roles",
          ROOT + "/partners/{partnerId}/administrators/{userId}/grants",
          ROOT + "/partners/{partnerId}/administrators/{userId}/assignments",
          ROOT + "/partners/{partnerId}/administrators/{userId}/unassignments",
          ROOT + "/partners/{partnerId}/administrators/{userId}/removal",
          ROOT + "/partners/{partnerId}/customers",
          ROOT + "/partners/{partnerId}/customers/restrictions",
          ROOT + "/partners/{partnerId}/customers/restrictions/changes",
          ROOT + "/customers/{customerId}",
          ROOT + "/customers/{customerId}/restricted-mode",
          ROOT + "/customers/{customerId}/name",
          ROOT + "/customers/{customerId}/grants",
          ROOT + "/customers/{customerId}/revocations",
          ROOT + "/customers/{customerId}/assignments",
          ROOT + "/customers/{customerId}/unassignments",
          ROOT + "/partners/{partnerId}/bulk",
          ROOT + "/partners/{partnerId}/bulk/apply",
          ROOT + "/partners/{partnerId}/bulk/cancel",
          ROOT + "/partners/{partnerId}/bulk/discard",
          ROOT + "/partners/{partnerId}/bulk/result",
          ROOT + "/partners/{partnerId}/bulk/templates/{key}",
          ROOT + "/partners/{partnerId}/audit",
          ROOT + "/partners/{partnerId}/audit/customers",
          ROOT + "/partners/{partnerId}/audit/entries/{position}",
          ROOT + "/partners/{partnerId}/audit/exports",
          ROOT + "/partners/{partnerId}/audit/exports/{exportId}",
          ROOT + "/partners/{partnerId}/audit/exports/{exportId}/content",
          ROOT + "/partners/{partnerId}/audit/exports/{exportId}/manifest",
          ROOT + "/partners/{partnerId}/audit/exports/{exportId}/proof",
          ROOT + "/partners/{partnerId}/audit/access-review",
          ROOT + "/partners/{partnerId}/audit/administrator-review",
          ROOT + "/customers/{customerId}/audit",
          ROOT + "/customers/{customerId}/audit/live",
          ROOT + "/customers/{customerId}/audit/entries/{position}",
          ROOT + "/customers/{customerId}/audit/exports",
          ROOT + "/customers/{customerId}/audit/exports/{exportId}",
          ROOT + "/customers/{customerId}/audit/exports/{exportId}/content",
          ROOT + "/customers/{customerId}/audit/exports/{exportId}/manifest",
          ROOT + "/customers/{customerId}/audit/exports/{exportId}/proof");

  private ConsolePaths() {}

  private static List<PathPattern> patterns(String... paths) {
    return List.of(paths).stream().map(PathPatternParser.defaultInstance::parse).toList();
  }

  /** Whether a request is one to the console, known or not. */
  static boolean concern(HttpServletRequest request) {
    String path = path(request);
    return path.equals(ROOT) || path.startsWith(ROOT + "/") || FILTERED.contains(path);
  }

  /** Whether a request is answered to everybody. */
  static boolean areOpen(HttpServletRequest request) {
    return matches(OPEN, request);
  }

  /** Whether there is something at the path of a request for people who are signed in. */
  static boolean know(HttpServletRequest request) {
    return matches(SIGNED_IN_ONLY, request);
  }

  /** The paths of pages, to be compared with those that the console answers at. */
  public static Set<String> pages() {
    Set<String> paths = new TreeSet<>(Set.of(SIGNED_OUT));
    SIGNED_IN_ONLY.forEach(pattern -> paths.add(pattern.getPatternString()));
    return paths;
  }

  private static boolean matches(List<PathPattern> patterns, HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(path(request));
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }

  static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
