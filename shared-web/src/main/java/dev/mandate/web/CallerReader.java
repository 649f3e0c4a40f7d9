package dev.mandate.web;

import dev.mandate.policy.Ids;
import dev.mandate.web.Caller.Client;
import dev.mandate.web.Caller.Person;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Reads from a verified token whose it is. */
final class CallerReader {
  /** A client with this claim sees one partner only. */
  static final String PARTNER = "mandate_partner";

  /** What an asker on record can be called, in characters. */
  private static final int MAX_NAME = 256;

  private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

  CallerReader() {
    scopes.setAuthorityPrefix("");
  }

  /**
   * The caller.
   *
   * @throws BadJwtException if the token does not say who that is
   */
  Caller read(Jwt token) {
    Set<String> ours =
        scopes.convert(token).stream()
            .map(GrantedAuthority::getAuthority)
            .filter(Objects::nonNull)
            .filter(scope -> scope.startsWith(Scopes.PREFIX))
            .collect(Collectors.toSet());
    return ours.isEmpty() ? person(token) : client(token, ours);
  }

  private static Person person(Jwt token) {
    String subject = token.getSubject();
    if (subject == null || !Ids.isId(subject)) {
      throw new BadJwtException("The claim sub is no user id, and there is no scope of a client");
    }
    return new Person(subject);
  }

  private static Client client(Jwt token, Set<String> scopes) {
    String name =
        Stream.of("client_id", "azp", "sub")
            .map(token::getClaim)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .findFirst()
            .filter(CallerReader::isName)
            .orElseThrow(() -> new BadJwtException("The token does not name its client"));
    return new Client(name, scopes, partner(token));
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_NAME
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  /** A claim that cannot be understood must not open every partner. */
  private static @Nullable String partner(Jwt token) {
    if (!token.hasClaim(PARTNER)) {
      return null;
    }
    if (token.getClaim(PARTNER) instanceof String partner && Ids.isId(partner)) {
      return partner;
    }
    throw new BadJwtException("The claim " + PARTNER + " is no id of a partner");
  }
}
