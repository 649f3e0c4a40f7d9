package dev.mandate.issuer;

import java.util.List;
import java.util.TreeSet;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What is in the tokens for the services, besides what is in every one: the claims of RFC 9068, and
 * the partner that a client is bound to.
 */
final class TokenForm implements OAuth2TokenCustomizer<JwtEncodingContext> {
  /** Whom the tokens are for: the services of the product. */
  static final String AUDIENCE = "mandate";

  /** The only partner that a client has to do with. */
  static final String PARTNER = "mandate_partner";

  @Override
  public void customize(JwtEncodingContext token) {
    token.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
    if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
      return; // an ID token is for the client alone, and stays as OpenID Connect wants it
    }
    token
        .getClaims()
        .audience(List.of(AUDIENCE))
        .claim(OAuth2ParameterNames.CLIENT_ID, token.getRegisteredClient().getClientId());
    if (!token.getAuthorizedScopes().isEmpty()) {
      token
          .getClaims()
          .claim(
              OAuth2ParameterNames.SCOPE,
              String.join(" ", new TreeSet<>(token.getAuthorizedScopes())));
    }
    String partner = Clients.partner(token.getRegisteredClient());
    if (partner != null) {
      token.getClaims().claim(PARTNER, partner);
    }
  }
}
