package dev.mandate.access.console.door;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/** The console as the issuer knows it. */
final class ConsoleClient {
  /** The name of the registration, which is part of the address that the issuer sends back to. */
  static final String REGISTRATION = "mandate-console";

  private ConsoleClient() {}

  /** Asks the issuer where its endpoints are when first needed, and again if it did not answer. */
  static ClientRegistrationRepository at(String issuer, ConsoleProperties properties) {
    return new SupplierClientRegistrationRepository(
        () -> new InMemoryClientRegistrationRepository(registration(issuer, properties)));
  }

  private static ClientRegistration registration(String issuer, ConsoleProperties properties) {
    ClientRegistration.Builder client =
        ClientRegistrations.fromIssuerLocation(issuer)
            .registrationId(REGISTRATION)
            .clientId(properties.clientId())
            .scope(properties.scopes());
    return properties.clientSecret() == null
        ? client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
        : client.clientSecret(properties.clientSecret()).build();
  }

  /**
   * How the issuer signs ID tokens, by its own word: as the standard has it by default if it does
   * that, else in the first way for public keys that it names.
   */
  static JwsAlgorithm idTokenAlgorithm(ClientRegistration client) {
    Map<String, Object> metadata = client.getProviderDetails().getConfigurationMetadata();
    return metadata.get("id_token_signing_alg_values_supported") instanceof List<?> named
            && !named.contains(SignatureAlgorithm.RS256.getName())
        ? named.stream()
            .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(SignatureAlgorithm.RS256)
        : SignatureAlgorithm.RS256;
  }
}
