package dev.mandate.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Verifies tokens, and remembers good ones for a while: to verify a signature costs more than to
 * answer most questions. Whoever sends many bad ones has to wait.
 */
public final class VerifiedTokens {
  private static final Logger log = LoggerFactory.getLogger(VerifiedTokens.class);

  private final JwtDecoder decoder;
  private final CallerReader callers = new CallerReader();
  private final Cache<String, SignedIn> verified;
  private final Rates failures;

  VerifiedTokens(JwtDecoder decoder, WebProperties properties, Clock clock) {
    this.decoder = decoder;
    this.failures = new Rates(properties.failedSignInsPerMinute(), Duration.ofMinutes(1));
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(properties.keptTokens())
            .expireAfter(Expiry.<String, SignedIn>creating((_, of) -> kept(of, properties, clock)))
            .build();
  }

  private static Duration kept(SignedIn signedIn, WebProperties properties, Clock clock) {
    Duration left = Duration.between(clock.instant(), signedIn.expires());
    if (left.isNegative()) {
      return Duration.ZERO; // it counts still, as clocks differ, but is verified each time
    }
    return left.compareTo(properties.keptFor()) < 0 ? left : properties.keptFor();
  }

  /**
   * Whose token it is.
   *
   * @param address where it comes from
   * @throws InvalidBearerTokenException if it is not good
   * @throws TooManyException if too many that came from there were not
   * @throws AuthenticationServiceException if nobody knows, because the issuer does not answer
   */
  public SignedIn verify(String token, String address) {
    SignedIn known = verified.getIfPresent(token);
    if (known != null) {
      return known;
    }
    failures.requireLeft(address);
    try {
      SignedIn signedIn = verify(token);
      verified.put(token, signedIn);
      return signedIn;
    } catch (InvalidBearerTokenException e) {
      failures.take(address);
      throw e;
    }
  }

  private SignedIn verify(String token) {
    try {
      Jwt jwt = decoder.decode(token);
      Instant expires = Objects.requireNonNull(jwt.getExpiresAt(), "verified");
      return new SignedIn(callers.read(jwt), expires);
    } catch (BadJwtException e) {
      log.debug("A token is refused: {}", e.getMessage());
      throw new InvalidBearerTokenException("Invalid token", e);
    } catch (JwtException | JwtDecoderInitializationException e) {
      log.warn("The issuer of tokens does not answer: {}", e.getMessage());
      throw new AuthenticationServiceException("The issuer of tokens does not answer", e);
    }
  }
}
