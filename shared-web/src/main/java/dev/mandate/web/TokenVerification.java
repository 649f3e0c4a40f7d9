package dev.mandate.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * What makes a token a good one: signed by a key that the issuer publishes, and by an algorithm for
 * public keys; of that issuer; for this service; and not over. The issuer is asked for its keys
 * once there is a token, and again when one is signed by a key that is not known yet.
 */
final class TokenVerification {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final String SETTINGS = "spring.security.oauth2.resourceserver.jwt.";

  private TokenVerification() {}

  /**
   * By the settings of the resource server.
   *
   * @throws IllegalStateException if they do not say whose tokens are good, and for whom
   */
  static JwtDecoder of(OAuth2ResourceServerProperties.Jwt settings) {
    String issuer = settings.getIssuerUri();
    List<String> audiences = settings.getAudiences();
    if (issuer == null || issuer.isBlank()) {
      throw new IllegalStateException(
          "Set %sissuer-uri to the OpenID Connect issuer whose tokens are good"
              .formatted(SETTINGS));
    }
    if (audiences.isEmpty()) {
      throw new IllegalStateException(
          "Set %saudiences to what tokens for this service have as their audience"
              .formatted(SETTINGS));
    }
    return new SupplierJwtDecoder(() -> decoder(issuer, audiences));
  }

  private static JwtDecoder decoder(String issuer, List<String> audiences) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withIssuerLocation(issuer)
            .jwsAlgorithms(all -> all.addAll(Arrays.asList(SignatureAlgorithm.values())))
            .restOperations(client())
            .build();
    decoder.setJwtValidator(validator(issuer, audiences));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(String issuer, List<String> audiences) {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
    types.setAllowEmpty(true);
    return JwtValidators.createDefaultWithValidators(
        List.of(
            times,
            types,
            new JwtIssuerValidator(issuer),
            new JwtClaimValidator<@Nullable List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && !Collections.disjoint(audience, audiences)),
            TokenVerification::requireBearer));
  }

  /** A token that is bound to a key of its sender is no bearer token: it may be a stolen one. */
  private static OAuth2TokenValidatorResult requireBearer(Jwt token) {
    return token.getClaim("cnf") instanceof Map<?, ?> confirmation
            && confirmation.containsKey("jkt")
        ? OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token is bound to a key", null))
        : OAuth2TokenValidatorResult.success();
  }

  private static RestTemplate client() {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(CONNECT_LIMIT);
    requests.setReadTimeout(ANSWER_LIMIT);
    return new RestTemplate(requests);
  }
}
