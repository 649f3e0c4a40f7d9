package dev.mandate.access.bench;

import dev.mandate.access.AccessQueryService;
import dev.mandate.web.SignedIn;
import dev.mandate.web.VerifiedTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The query service as it would be if nothing were checked at its door: what comes without a token
 * is taken for what one client asks. What comes with a token is checked as ever, so that the same
 * process shows what checking costs. Only for measuring: it is in no package that is shipped. It is
 * no configuration by its looks, which tests would find beside what is the service's.
 */
public class OpenDoor {
  private static final String TOKEN = "MANDATE_BENCH_TOKEN";

  /** Starts the service with the settings of its environment. */
  public static void main(String[] args) {
    SpringApplication.run(new Class<?>[] {AccessQueryService.class, OpenDoor.class}, args);
  }

  @Bean
  @Order(0)
  SecurityFilterChain unchecked(VerifiedTokens tokens) {
    return new DefaultSecurityFilterChain(
        request -> request.getHeader(HttpHeaders.AUTHORIZATION) == null, new Assumed(tokens));
  }

  /** Takes everybody for the client whose token is in the environment. */
  private static final class Assumed extends OncePerRequestFilter {
    private final SignedIn client;

    Assumed(VerifiedTokens tokens) {
      String token = System.getenv(TOKEN);
      if (token == null) {
        throw new IllegalStateException(TOKEN + " has to hold a token");
      }
      client = tokens.verify(token, InetAddress.getLoopbackAddress().getHostAddress());
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      SecurityContextHolder.setContext(new SecurityContextImpl(client));
      chain.doFilter(request, response);
    }
  }
}
