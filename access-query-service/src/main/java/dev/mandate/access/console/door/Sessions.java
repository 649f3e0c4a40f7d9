package dev.mandate.access.console.door;

import dev.mandate.web.Caller;
import dev.mandate.web.SignedIn;
import dev.mandate.web.VerifiedTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.web.util.WebUtils;

/**
 * The sessions of people in browsers. A session is as good as the access token in it, which is
 * verified like that of any other request; it ends with its token, unless the issuer renews that.
 */
final class Sessions {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  /** How long before its end a token is renewed, so that it lasts for what is done with it. */
  static final Duration AHEAD = Duration.ofSeconds(30);

  private final OAuth2AuthorizedClientRepository clients;
  private final OAuth2AuthorizedClientManager renewals;
  private final VerifiedTokens tokens;
  private final Clock clock;

  Sessions(
      OAuth2AuthorizedClientRepository clients,
      OAuth2AuthorizedClientManager renewals,
      VerifiedTokens tokens,
      Clock clock) {
    this.clients = clients;
    this.renewals = renewals;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Finds out who sent a request; from then on, it is theirs.
   *
   * @return null if nobody is signed in, or not any more
   * @throws org.springframework.security.core.AuthenticationException if the token of the session
   *     is none that this service takes, or nobody knows
   * @throws NoPersonException if it is a client's
   */
  @Nullable ConsoleSession enter(HttpServletRequest request, HttpServletResponse response) {
    if (!(SecurityContextHolder.getContext().getAuthentication()
        instanceof OAuth2AuthenticationToken signedIn)) {
      return null;
    }
    OAuth2AuthorizedClient client = current(signedIn, request, response);
    if (client == null) {
      end(request);
      return null;
    }
    String token = client.getAccessToken().getTokenValue();
    SignedIn caller = tokens.verify(token, request.getRemoteAddr());
    if (!(caller.caller() instanceof Caller.Person person)) {
      throw new NoPersonException();
    }
    // For this request only: the session keeps who signed in, and no second record of it.
    SecurityContextHolder.setContext(new SecurityContextImpl(caller));
    ConsoleSession session = new ConsoleSession(person, caller.expires(), token);
    session.keepIn(request);
    return session;
  }

  private @Nullable OAuth2AuthorizedClient current(
      Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizedClient client = load(signedIn, request);
    if (client == null || lasts(client, AHEAD)) {
      return client;
    }
    if (client.getRefreshToken() == null) {
      return lasts(client, Duration.ZERO) ? client : null;
    }
    HttpSession session = Objects.requireNonNull(request.getSession(false), "it has the client");
    synchronized (WebUtils.getSessionMutex(session)) { // a refresh token may be good only once
      OAuth2AuthorizedClient renewed = load(signedIn, request);
      return renewed == null || lasts(renewed, AHEAD)
          ? renewed
          : renew(renewed, signedIn, request, response);
    }
  }

  private @Nullable OAuth2AuthorizedClient load(
      Authentication signedIn, HttpServletRequest request) {
    return clients.loadAuthorizedClient(ConsoleClient.REGISTRATION, signedIn, request);
  }

  private boolean lasts(OAuth2AuthorizedClient client, Duration time) {
    Instant end = client.getAccessToken().getExpiresAt();
    return end != null && clock.instant().plus(time).isBefore(end);
  }

  private @Nullable OAuth2AuthorizedClient renew(
      OAuth2AuthorizedClient client,
      Authentication signedIn,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      return renewals.authorize(
          OAuth2AuthorizeRequest.withAuthorizedClient(client)
              .principal(signedIn)
              .attribute(HttpServletRequest.class.getName(), request)
              .attribute(HttpServletResponse.class.getName(), response)
              .build());
    } catch (ClientAuthorizationException e) {
      log.debug("A session ends: the issuer does not renew its token", e);
      return null;
    }
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  /** Somebody signed in whose token is a client's. */
  static final class NoPersonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoPersonException() {
      super("the token of a session is a client's", null, false, false);
    }
  }
}
