package dev.mandate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.testissuer.TestIssuer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.util.unit.DataSize;

/** Tokens are verified once, and whoever sends many bad ones has to wait. */
class VerifiedTokensTest {
  private static final TestIssuer ISSUER = TestIssuer.shared();

  private final AtomicInteger verified = new AtomicInteger();

  @Test
  void a_good_token_is_verified_once() {
    VerifiedTokens tokens = tokens(ISSUER.uri());
    String token = ISSUER.person("ann");

    assertThat(tokens.verify(token, "a")).isSameAs(tokens.verify(token, "b"));
    assertThat(verified).hasValue(1);
  }

  @Test
  void an_address_that_sends_many_bad_tokens_has_to_wait_and_others_do_not() {
    VerifiedTokens tokens = tokens(ISSUER.uri());
    String known = ISSUER.person("ann");
    tokens.verify(known, "a");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> tokens.verify("bad", "a"))
          .isInstanceOf(InvalidBearerTokenException.class);
    }

    assertThatThrownBy(() -> tokens.verify("bad", "a"))
        .isInstanceOfSatisfying(
            TooManyException.class, e -> assertThat(e.seconds()).isBetween(1L, 20L));
    assertThat(verified).hasValue(4);
    assertThat(tokens.verify(known, "a").getName()).isEqualTo("ann");
    assertThat(tokens.verify(ISSUER.person("bob"), "b").getName()).isEqualTo("bob");
  }

  @Test
  void while_the_issuer_is_away_nobody_is_called_a_forger() throws Exception {
    String nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "http://localhost:" + socket.getLocalPort();
    }
    VerifiedTokens tokens = tokens(nobody);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> tokens.verify(ISSUER.person("ann"), "a"))
          .isInstanceOf(AuthenticationServiceException.class);
    }
  }

  @Test
  void a_service_that_trusts_nobody_in_particular_does_not_start() {
    OAuth2ResourceServerProperties.Jwt settings = new OAuth2ResourceServerProperties.Jwt();
    assertThatThrownBy(() -> TokenVerification.of(settings))
        .hasMessageContaining("spring.security.oauth2.resourceserver.jwt.issuer-uri");
    settings.setIssuerUri(ISSUER.uri());
    settings.setAudiences(List.of());
    assertThatThrownBy(() -> TokenVerification.of(settings)).hasMessageContaining("audiences");
  }

  private VerifiedTokens tokens(String issuer) {
    OAuth2ResourceServerProperties.Jwt settings = new OAuth2ResourceServerProperties.Jwt();
    settings.setIssuerUri(issuer);
    settings.setAudiences(List.of(TestIssuer.AUDIENCE));
    JwtDecoder decoder = TokenVerification.of(settings);
    return new VerifiedTokens(
        token -> {
          verified.incrementAndGet();
          return decoder.decode(token);
        },
        new WebProperties(DataSize.ofMegabytes(1), null, 3, 100, Duration.ofMinutes(5)),
        Clock.systemUTC());
  }
}
