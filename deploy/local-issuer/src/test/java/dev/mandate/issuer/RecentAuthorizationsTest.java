package dev.mandate.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class RecentAuthorizationsTest {
  private final RecentAuthorizations authorizations = new RecentAuthorizations(2);

  @Test
  void the_oldest_is_forgotten_when_there_are_too_many() {
    authorizations.save(authorization("1"));
    authorizations.save(authorization("2"));
    authorizations.save(authorization("2"));
    assertThat(authorizations.findById("1")).isNotNull();

    authorizations.save(authorization("3"));

    assertThat(authorizations.findById("1")).isNull();
    assertThat(authorizations.findByToken("token 2", null)).isNotNull();
    assertThat(authorizations.findByToken("token 3", null)).isNotNull();
  }

  private static OAuth2Authorization authorization(String id) {
    Instant now = Instant.EPOCH;
    RegisteredClient client =
        RegisteredClient.withId("client")
            .clientId("client")
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .build();
    return OAuth2Authorization.withRegisteredClient(client)
        .id(id)
        .principalName("client")
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .accessToken(
            new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "token " + id, now, now.plusSeconds(1)))
        .build();
  }
}
