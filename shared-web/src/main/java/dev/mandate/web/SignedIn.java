package dev.mandate.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller whose token was verified. It does not keep the token, so that nobody can log it. */
public final class SignedIn extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final Instant expires;

  SignedIn(Caller caller, Instant expires) {
    super(List.of());
    this.caller = caller;
    this.expires = expires;
    super.setAuthenticated(true);
  }

  /** Who sent the request that this thread answers; null if nobody is signed in. */
  static @Nullable SignedIn current() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
        ? signedIn
        : null;
  }

  /** Who it is. */
  public Caller caller() {
    return caller;
  }

  /** When the token ends. */
  public Instant expires() {
    return expires;
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public String getName() {
    return caller.name();
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }
}
