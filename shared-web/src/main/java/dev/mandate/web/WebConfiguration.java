package dev.mandate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP side of a service, which brings its {@link PathTable}, its {@link ProblemForm} and its
 * clock. The filters are put together here one by one: stateless, so that nothing of cookies, forms
 * or forged requests concerns us, and each costs time on every request.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebProperties.class, OAuth2ResourceServerProperties.class})
public class WebConfiguration implements WebMvcConfigurer {
  private static final String BEARER = "Bearer ";

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
  }

  @Bean
  JwtDecoder jwtDecoder(OAuth2ResourceServerProperties properties) {
    return TokenVerification.of(properties.getJwt());
  }

  @Bean
  VerifiedTokens verifiedTokens(JwtDecoder decoder, WebProperties properties, Clock clock) {
    return new VerifiedTokens(decoder, properties, clock);
  }

  @Bean
  ProblemWriter problemWriter(ProblemForm form, JsonMapper json) {
    return new ProblemWriter(form, json);
  }

  /** Requests are observed as a whole; each filter by itself costs as much as an answer. */
  @Bean
  SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  Limits limits(WebProperties properties, ProblemWriter problems) {
    return new Limits(properties, problems);
  }

  @Bean
  HttpFirewall firewall() {
    return new AsReceived();
  }

  @Bean
  ManagementPort managementPort() {
    return new ManagementPort();
  }

  /** Health and metrics: no sign-in, but a port that is not for everybody. */
  @Bean
  @Order(1)
  SecurityFilterChain management(ManagementPort port) {
    return new DefaultSecurityFilterChain(port);
  }

  /** What is open to everybody does not look at tokens, not even at bad ones. */
  @Bean
  @Order(2)
  SecurityFilterChain open(PathTable table) {
    return new DefaultSecurityFilterChain(
        request -> {
          PathTable.Row row = table.find(request);
          return row != null && row.isOpen();
        },
        headers(table));
  }

  /** Everything else. */
  @Bean
  @Order(3)
  SecurityFilterChain signedIn(
      PathTable table, VerifiedTokens tokens, ProblemWriter problems, Limits limits) {
    return new DefaultSecurityFilterChain(
        AnyRequestMatcher.INSTANCE,
        headers(table),
        bearer(tokens, problems),
        new Door(table, problems, limits),
        limits.bodies());
  }

  /** Before the answer is begun, as wrapping it costs more. */
  private static HeaderWriterFilter headers(PathTable table) {
    HeaderWriterFilter headers = new HeaderWriterFilter(List.of(new SecurityHeaders(table)));
    headers.setShouldWriteHeadersEagerly(true);
    return headers;
  }

  private static BearerTokenAuthenticationFilter bearer(
      VerifiedTokens tokens, ProblemWriter problems) {
    AuthenticationManagerResolver<HttpServletRequest> verification =
        request ->
            token ->
                tokens.verify(
                    ((BearerTokenAuthenticationToken) token).getToken(), request.getRemoteAddr());
    BearerTokenAuthenticationFilter bearer =
        new BearerTokenAuthenticationFilter(verification, WebConfiguration::token);
    bearer.setAuthenticationEntryPoint(problems);
    bearer.setAuthenticationFailureHandler(problems::commence);
    return bearer;
  }

  /**
   * The token of a request (RFC 6750, section 2.1). Whether it is one, its verification tells: to
   * match it with a pattern before, as Spring does, takes longer than to look up one that is known.
   */
  private static @Nullable Authentication token(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? new BearerTokenAuthenticationToken(header.substring(BEARER.length()))
        : null;
  }

  /** Tomcat's own error page is HTML and names Tomcat. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemReports() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
              }
            });
  }
}
