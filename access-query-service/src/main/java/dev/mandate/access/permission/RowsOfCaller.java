package dev.mandate.access.permission;

import dev.mandate.access.reading.ReadScope;
import dev.mandate.web.Caller;
import dev.mandate.web.Caller.Client;
import dev.mandate.web.Caller.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds what a request reads from the tables to its caller, behind the sign-in: a client that is
 * for one partner sees that partner's rows, and so does a person once {@link ReadPermissions} has
 * let them in: nobody has to do with two partners.
 */
@Component
final class RowsOfCaller extends OncePerRequestFilter {
  /** The rest of the request. */
  private interface Rest {
    void run() throws ServletException, IOException;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Rest rest = () -> chain.doFilter(request, response);
    switch (caller()) {
      case Person _ -> bound(() -> ReadScope.ofOnePartner(() -> done(rest)));
      case Client client when client.partner() != null -> bound(client.partner(), rest);
      case null, default -> rest.run();
    }
  }

  private static @Nullable Caller caller() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? caller
        : null;
  }

  private static void bound(String partner, Rest rest) throws ServletException, IOException {
    bound(() -> ReadScope.ofPartner(partner, () -> done(rest)));
  }

  private static boolean done(Rest rest) throws ServletException, IOException {
    rest.run();
    return true;
  }

  private static void bound(ScopedValue.CallableOp<Boolean, Exception> request)
      throws ServletException, IOException {
    try {
      request.call();
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
