package dev.mandate.access.console.door;

import dev.mandate.web.Limits;
import dev.mandate.web.TooManyException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in to the console who is signed in, and to its files everybody. */
final class ConsoleDoor extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(ConsoleDoor.class);

  private final Sessions sessions;
  private final SignIns signIns;
  private final Limits limits;

  ConsoleDoor(Sessions sessions, SignIns signIns, Limits limits) {
    this.sessions = sessions;
    this.signIns = signIns;
    this.limits = limits;
  }

  /** The page of a problem, which is told to everybody. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.FORWARD;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ConsolePaths.areOpen(request)) {
      chain.doFilter(request, response);
      return;
    }
    ConsoleProblem problem = problem(request, response);
    if (problem != null) {
      problem.answer(request, response);
    } else if (ConsoleSession.find(request) == null) {
      signIns.ask(request, response);
    } else if (ConsolePaths.path(request).equals("/")) {
      response.sendRedirect(request.getContextPath() + ConsolePaths.ROOT);
    } else if (!ConsolePaths.know(request)) {
      ConsoleProblem.NOT_FOUND.answer(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Enters the session of a request, and says what keeps its sender out, or null. */
  private @Nullable ConsoleProblem problem(
      HttpServletRequest request, HttpServletResponse response) {
    try {
      ConsoleSession session = sessions.enter(request, response);
      if (session != null) {
        limits.take(session.person());
      }
      return null;
    } catch (TooManyException e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
      return ConsoleProblem.TOO_MANY;
    } catch (AuthenticationServiceException _) { // logged where it was noticed
      return ConsoleProblem.ISSUER_AWAY;
    } catch (AuthenticationException e) {
      log.warn("Somebody signed in with a token that is not for this service: {}", e.getMessage());
      return ConsoleProblem.NO_PERSON;
    } catch (Sessions.NoPersonException _) {
      return ConsoleProblem.NO_PERSON;
    }
  }
}
