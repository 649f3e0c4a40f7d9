package dev.mandate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whom the table admits. Whoever is not signed in does not learn what there is. */
final class Door extends OncePerRequestFilter {
  private final PathTable table;
  private final ProblemWriter problems;
  private final Limits limits;

  Door(PathTable table, ProblemWriter problems, Limits limits) {
    this.table = table;
    this.problems = problems;
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SignedIn signedIn = SignedIn.current();
    if (signedIn == null) {
      problems.commence(
          request, response, new InsufficientAuthenticationException("Nobody is signed in"));
      return;
    }
    Caller caller = signedIn.caller();
    PathTable.Row row = table.find(request);
    if (row == null) {
      problems.write(request, response, Problem.NOTHING_HERE);
    } else if (!row.admits(caller)) {
      problems.write(request, response, Problem.forbidden(row.needed()));
    } else if (isInTime(caller, request, response)) {
      chain.doFilter(request, response);
    }
  }

  private boolean isInTime(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      limits.take(caller);
      return true;
    } catch (TooManyException e) {
      problems.tooMany(request, response, e);
      return false;
    }
  }
}
