package dev.mandate.issuer;

import dev.mandate.policy.Id;
import dev.mandate.policy.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/**
 * Answers a {@link PersonGrant}: a token of that person, known to anybody or not, without scopes.
 */
final class PersonGrantProvider implements AuthenticationProvider {
  private final JwtGenerator tokens;

  PersonGrantProvider(JwtGenerator tokens) {
    this.tokens = tokens;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return PersonGrant.class.isAssignableFrom(authentication);
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    PersonGrant grant = (PersonGrant) authentication;
    if (!(grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    RegisteredClient registered = client.getRegisteredClient();
    if (registered == null || !registered.getAuthorizationGrantTypes().contains(PersonGrant.TYPE)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
    }
    if (!Ids.isId(grant.userId())) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error(
              OAuth2ErrorCodes.INVALID_REQUEST, "a user id matches " + Id.PATTERN, null));
    }
    return new OAuth2AccessTokenAuthenticationToken(registered, client, token(grant, registered));
  }

  private OAuth2AccessToken token(PersonGrant grant, RegisteredClient client) {
    Jwt jwt =
        Objects.requireNonNull(
            tokens.generate(
                DefaultOAuth2TokenContext.builder()
                    .registeredClient(client)
                    .principal(
                        UsernamePasswordAuthenticationToken.authenticated(
                            grant.userId(), null, List.of()))
                    .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                    .authorizedScopes(Set.of())
                    .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                    .authorizationGrantType(PersonGrant.TYPE)
                    .authorizationGrant(grant)
                    .build()));
    return new OAuth2AccessToken(
        OAuth2AccessToken.TokenType.BEARER,
        jwt.getTokenValue(),
        jwt.getIssuedAt(),
        jwt.getExpiresAt());
  }
}
