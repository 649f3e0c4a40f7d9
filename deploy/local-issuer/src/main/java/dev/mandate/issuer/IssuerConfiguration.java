package dev.mandate.issuer;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/** Who is there, which clients ask, and how tokens are made. */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {
  private static final int REMEMBERED = 1_000;

  @Bean
  AuthorizationServerSettings server(IssuerSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.url()).build();
  }

  @Bean
  RegisteredClientRepository clients(IssuerSettings settings) {
    return Clients.all(settings.consoleUrl());
  }

  @Bean
  UserDetailsService people() {
    return new Everybody();
  }

  /**
   * Without secrets there is nothing to hash, and a hash that is worth it takes 0.1 s each time.
   */
  @Bean
  @SuppressWarnings("deprecation")
  PasswordEncoder passwords() {
    return NoOpPasswordEncoder.getInstance();
  }

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new RecentAuthorizations(REMEMBERED);
  }

  @Bean
  JWKSource<SecurityContext> keys(IssuerSettings settings) {
    return new SigningKeys(settings.keys()).withAtLeastOne();
  }

  @Bean
  JwtGenerator tokens(JWKSource<SecurityContext> keys) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(newestFirst -> newestFirst.getFirst());
    JwtGenerator tokens = new JwtGenerator(encoder);
    tokens.setJwtCustomizer(new TokenForm());
    return tokens;
  }
}
