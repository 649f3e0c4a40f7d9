package dev.mandate.issuer;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Who may ask for tokens. The secret of a client that needs one is its id: it keeps nobody out who
 * reaches this issuer, and a client in production is given one all the same.
 */
final class Clients {
  /** The upstream that provisions the sample partner, and every tool of the local stack. */
  static final String PROVISIONING = "local-provisioning";

  /** An auditor who reads what concerns one partner. */
  static final String AUDITOR = "acme-auditor";

  /** What people use in a browser. */
  static final String CONSOLE = "mandate-console";

  /** {@code deploy/local/token}, which asks for anybody's token. */
  static final String TOKEN_TOOL = "local-token";

  private static final String PARTNER = "mandate.partner";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private Clients() {}

  /** All of them, for a query service at this address. */
  static RegisteredClientRepository all(String consoleUrl) {
    return new InMemoryRegisteredClientRepository(
        system(PROVISIONING, Scopes.ALL, ClientSettings.builder().build()),
        system(
            AUDITOR,
            Set.of(Scopes.AUDIT),
            ClientSettings.builder().setting(PARTNER, "acme").build()),
        console(consoleUrl),
        confidential(TOKEN_TOOL).authorizationGrantType(PersonGrant.TYPE).build());
  }

  /** The only partner that a client has to do with; null if it is not bound to one. */
  static @Nullable String partner(RegisteredClient client) {
    return client.getClientSettings().getSetting(PARTNER);
  }

  private static RegisteredClient system(String id, Set<String> scopes, ClientSettings settings) {
    return confidential(id)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(own -> own.addAll(scopes))
        .clientSettings(settings)
        .build();
  }

  private static RegisteredClient console(String url) {
    return client(CONSOLE)
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        // OAuth 2.1 compares it character by character: the client registration has this name.
        .redirectUri(url + "/login/oauth2/code/" + CONSOLE)
        .postLogoutRedirectUri(url + "/console/signed-out")
        .scope(OidcScopes.OPENID)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  private static RegisteredClient.Builder confidential(String id) {
    return client(id)
        .clientSecret(id)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
  }

  private static RegisteredClient.Builder client(String id) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .tokenSettings(
            TokenSettings.builder()
                .accessTokenTimeToLive(TOKEN_LIFE)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                .build());
  }
}
