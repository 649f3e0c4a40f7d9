package dev.mandate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which paths of a service are open, and to whom: the one table of it. Every path that is not in it
 * is closed, as if nothing were there. What somebody sees behind an open door is decided further
 * in.
 *
 * <p>Paths are compared as Spring MVC compares them, undecoded and by the same patterns, so that no
 * request is let in by one row and answered under another.
 */
public final class PathTable {
  private static final Set<String> ANY_SCOPE =
      Set.of(Scopes.SYSTEM, Scopes.ACT_FOR_USERS, Scopes.DECIDE, Scopes.AUDIT, Scopes.OPERATE);

  private final Map<String, Row> literals = new HashMap<>();
  private final List<Row> patterns = new ArrayList<>();

  /** A table without a row. */
  public PathTable() {}

  /** To whom a path is open. */
  private enum To {
    EVERYBODY,
    PEOPLE_AND_CLIENTS,
    CLIENTS,
    /** Clients that are bound to no partner. */
    CLIENTS_FOR_ALL
  }

  /**
   * Who may come in at a path.
   *
   * @param pattern the path, in the patterns of Spring MVC
   * @param scopes the clients that may: those with one of these
   * @param stored whether answers may be kept by others
   */
  record Row(PathPattern pattern, To to, Set<String> scopes, boolean stored) {
    boolean isOpen() {
      return to == To.EVERYBODY;
    }

    boolean admits(Caller caller) {
      return switch (caller) {
        case Caller.Person _ -> to == To.EVERYBODY || to == To.PEOPLE_AND_CLIENTS;
        case Caller.Client client ->
            !Collections.disjoint(client.scopes(), scopes)
                && (to != To.CLIENTS_FOR_ALL || client.partner() == null);
      };
    }

    /** What whoever is not admitted would need. */
    String needed() {
      String named = String.join(" or ", scopes.stream().sorted().toList());
      return switch (to) {
        case EVERYBODY, PEOPLE_AND_CLIENTS -> "A client needs the scope %s.".formatted(named);
        case CLIENTS -> "This is for clients with the scope %s.".formatted(named);
        case CLIENTS_FOR_ALL ->
            "This is for clients with the scope %s that are for all partners.".formatted(named);
      };
    }
  }

  /** Opens a path to everybody; its answers are no secrets, and may be stored. */
  public PathTable open(String path) {
    return add(To.EVERYBODY, ANY_SCOPE, true, path);
  }

  /** Opens paths to whoever is signed in. */
  public PathTable signedIn(String... paths) {
    return add(To.PEOPLE_AND_CLIENTS, ANY_SCOPE, false, paths);
  }

  /** Opens a path to whoever is signed in; its answers are the same for all, and may be stored. */
  public PathTable signedInStored(String path) {
    return add(To.PEOPLE_AND_CLIENTS, ANY_SCOPE, true, path);
  }

  /** Opens paths to people, and to clients with one of these scopes. */
  public PathTable people(Set<String> scopes, String... paths) {
    return add(To.PEOPLE_AND_CLIENTS, scopes, false, paths);
  }

  /** Opens paths to clients with this scope, and to no person. */
  public PathTable clients(String scope, String... paths) {
    return add(To.CLIENTS, Set.of(scope), false, paths);
  }

  /** Opens paths to those who operate the whole: what they see is no single partner's. */
  public PathTable operators(String... paths) {
    return add(To.CLIENTS_FOR_ALL, Set.of(Scopes.OPERATE), false, paths);
  }

  private PathTable add(To to, Set<String> scopes, boolean stored, String... paths) {
    for (String path : paths) {
      PathPattern pattern = PathPatternParser.defaultInstance.parse(path);
      Row row = new Row(pattern, to, scopes, stored);
      if (pattern.hasPatternSyntax()) {
        patterns.add(row);
      } else {
        literals.put(path, row);
      }
    }
    return this;
  }

  /** The paths, to be compared with those that the service answers at. */
  public Set<String> paths() {
    Set<String> paths = new TreeSet<>(literals.keySet());
    patterns.forEach(row -> paths.add(row.pattern().getPatternString()));
    return paths;
  }

  /** The row of a request, or null if its path is closed. */
  @Nullable Row find(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    Row literal = literals.get(path);
    if (literal != null) {
      return literal;
    }
    PathContainer parsed = PathContainer.parsePath(path);
    for (Row row : patterns) {
      if (row.pattern().matches(parsed)) {
        return row;
      }
    }
    return null;
  }
}
