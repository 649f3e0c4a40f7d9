package dev.mandate.issuer;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithms;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The endpoints of OAuth 2.1 and OpenID Connect, and the pages for people; all else is closed. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String NOTHING_FROM_ELSEWHERE =
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http, JwtGenerator tokens) {
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    return http.securityMatcher(server.getEndpointsMatcher())
        .with(
            server,
            endpoints ->
                endpoints
                    .tokenGenerator(tokens)
                    .tokenEndpoint(endpoint -> addGrants(endpoint, tokens))
                    .oidc(SecurityConfiguration::tellAlgorithm))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            errors ->
                errors.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint(SignInController.PATH), browsers()))
        .build();
  }

  private static void addGrants(OAuth2TokenEndpointConfigurer endpoint, JwtGenerator tokens) {
    endpoint
        .accessTokenRequestConverter(PersonGrant::read)
        .accessTokenRequestConverter(new DefaultScopes())
        .authenticationProvider(new PersonGrantProvider(tokens));
  }

  /** The framework says RS256, whatever signs. */
  private static void tellAlgorithm(OidcConfigurer oidc) {
    oidc.providerConfigurationEndpoint(
        endpoint ->
            endpoint.providerConfigurationCustomizer(
                metadata ->
                    metadata.idTokenSigningAlgorithms(
                        algorithms -> {
                          algorithms.clear();
                          algorithms.add(JwsAlgorithms.ES256);
                        })));
  }

  private static MediaTypeRequestMatcher browsers() {
    MediaTypeRequestMatcher browsers = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    browsers.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return browsers;
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http) {
    return http.authorizeHttpRequests(
            requests ->
                requests.requestMatchers("/sign-in.css").permitAll().anyRequest().authenticated())
        .formLogin(form -> form.loginPage(SignInController.PATH).permitAll())
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy -> policy.policyDirectives(NOTHING_FROM_ELSEWHERE)))
        .build();
  }
}
