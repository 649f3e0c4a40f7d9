package dev.mandate.access.console.door;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.web.Limits;
import dev.mandate.web.VerifiedTokens;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * The filters in front of the console, and of nothing else: people sign in by an authorization code
 * with PKCE, and a cookie holds their session. The API has none of it.
 */
@ConsolePart
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleSecurity {
  private static final Logger log = LoggerFactory.getLogger(ConsoleSecurity.class);

  private final String issuer;

  ConsoleSecurity(OAuth2ResourceServerProperties properties) {
    issuer = Objects.requireNonNull(properties.getJwt().getIssuerUri(), "checked at the start");
  }

  @Bean
  ClientRegistrationRepository consoleClients(ConsoleProperties properties) {
    return ConsoleClient.at(issuer, properties);
  }

  /** Tokens are kept in the session that they are for, and go with it. */
  @Bean
  OAuth2AuthorizedClientRepository consoleTokens() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  JwtDecoderFactory<ClientRegistration> idTokenDecoders() {
    OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
    decoders.setJwsAlgorithmResolver(ConsoleClient::idTokenAlgorithm);
    return decoders;
  }

  @Bean
  @Order(0)
  SecurityFilterChain console(
      HttpSecurity http,
      ClientRegistrationRepository clients,
      OAuth2AuthorizedClientRepository clientTokens,
      VerifiedTokens verifiedTokens,
      Limits limits,
      ServerProperties server,
      Clock clock) {
    HttpSessionRequestCache asked = askedForBefore();
    Sessions sessions =
        new Sessions(clientTokens, renewals(clients, clientTokens), verifiedTokens, clock);
    ConsoleDoor door = new ConsoleDoor(sessions, new SignIns(asked, clients), limits);
    return http.securityMatcher(ConsolePaths::concern)
        .requestCache(cache -> cache.requestCache(asked))
        .headers(headers -> headers.defaultsDisabled().addHeaderWriter(new ConsoleHeaders(issuer)))
        .anonymous(AbstractHttpConfigurer::disable)
        .oauth2Login(
            login ->
                login
                    .loginPage(ConsolePaths.SIGN_IN)
                    .clientRegistrationRepository(clients)
                    .authorizedClientRepository(clientTokens)
                    .successHandler(new SignedInHandler(asked, server))
                    .failureHandler(ConsoleSecurity::tellFailure))
        .logout(
            logout ->
                logout
                    .logoutUrl(ConsolePaths.SIGN_OUT)
                    .logoutSuccessHandler(signOutAtIssuer(clients)))
        .exceptionHandling(errors -> errors.accessDeniedHandler(ConsoleSecurity::refuseForm))
        .addFilterBefore(new UploadLimit(), CsrfFilter.class)
        .addFilterBefore(limits.bodies(), CsrfFilter.class)
        .addFilterAfter(door, ExceptionTranslationFilter.class)
        .build();
  }

  /** Without a parameter that would mark the address of the page after the sign-in. */
  @SuppressWarnings("NullAway") // null means none there, which its annotations do not say
  private static HttpSessionRequestCache askedForBefore() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static OAuth2AuthorizedClientManager renewals(
      ClientRegistrationRepository clients, OAuth2AuthorizedClientRepository tokens) {
    DefaultOAuth2AuthorizedClientManager manager =
        new DefaultOAuth2AuthorizedClientManager(clients, tokens);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder()
            .refreshToken(refresh -> refresh.clockSkew(Sessions.AHEAD.plusSeconds(1)))
            .build());
    return manager;
  }

  /** Else the issuer, which knows the browser still, would sign them in again at once. */
  private static LogoutSuccessHandler signOutAtIssuer(ClientRegistrationRepository clients) {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(clients);
    handler.setPostLogoutRedirectUri("{baseUrl}" + ConsolePaths.SIGNED_OUT);
    handler.setDefaultTargetUrl(ConsolePaths.SIGNED_OUT);
    return handler;
  }

  private static void tellFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws ServletException, IOException {
    log.warn("Somebody could not sign in: {}", reason.getMessage());
    ConsoleProblem.SIGN_IN_FAILED.answer(request, response);
  }

  /** A form without the token of its session: of another site, or of a session that is over. */
  private static void refuseForm(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws ServletException, IOException {
    if (SignIns.isFromScript(request)) {
      SignIns.reload(response, HttpStatus.FORBIDDEN);
    } else if (SecurityContextHolder.getContext().getAuthentication() == null) {
      ConsoleProblem.SESSION_ENDED.answer(request, response);
    } else {
      ConsoleProblem.FORM_TOO_OLD.answer(request, response);
    }
  }

  /** Shows what was asked for before the sign-in, and keeps the session as long as usual. */
  private static final class SignedInHandler extends SavedRequestAwareAuthenticationSuccessHandler {
    private final Duration idle;

    SignedInHandler(HttpSessionRequestCache asked, ServerProperties server) {
      idle =
          Objects.requireNonNull(
              server.getServlet().getSession().getTimeout(), "server.servlet.session.timeout");
      setRequestCache(asked);
      setDefaultTargetUrl(ConsolePaths.ROOT);
    }

    @Override
    public void onAuthenticationSuccess(
        HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
        throws ServletException, IOException {
      HttpSession session = request.getSession();
      session.setMaxInactiveInterval((int) idle.toSeconds());
      super.onAuthenticationSuccess(request, response, signedIn);
    }
  }
}
