package dev.mandate.issuer;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Gives a client that names no scope all of its own (RFC 6749, section 3.3: a default is allowed),
 * where the framework's answer would be a token without any.
 */
final class DefaultScopes implements AuthenticationConverter {
  private final AuthenticationConverter asked =
      new OAuth2ClientCredentialsAuthenticationConverter();

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    Authentication grant = asked.convert(request);
    if (grant instanceof OAuth2ClientCredentialsAuthenticationToken credentials
        && credentials.getScopes().isEmpty()
        && credentials.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) {
      RegisteredClient registered = client.getRegisteredClient();
      return registered == null
          ? credentials
          : new OAuth2ClientCredentialsAuthenticationToken(
              client, registered.getScopes(), credentials.getAdditionalParameters());
    }
    return grant;
  }
}
