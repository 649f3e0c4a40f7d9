package dev.mandate.testissuer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in to a client in a browser: an authorization code with PKCE. Nobody is asked
 * anything; a test says who is in front of the browser.
 */
final class CodeGrant {
  /**
   * Who signs in next.
   *
   * @param life how long the access token is good
   * @param renewed how long one that is renewed is good; null if none is
   */
  record Person(String userId, Duration life, @Nullable Duration renewed) {}

  private record Code(Person person, String clientId, String nonce, String challenge) {}

  private final Supplier<Token> tokens;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Map<String, Code> renewals = new ConcurrentHashMap<>();
  private volatile Person next = new Person("nobody", Duration.ofHours(1), null);

  /**
   * @param tokens begins a token
   */
  CodeGrant(Supplier<Token> tokens) {
    this.tokens = tokens;
  }

  void next(Person person) {
    next = person;
  }

  /** The browser comes, and is sent back with a code. */
  void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(
        code,
        new Code(
            next,
            required(asked, "client_id"),
            required(asked, "nonce"),
            required(asked, "code_challenge")));
    redirect(
        exchange,
        required(asked, "redirect_uri")
            + "?code="
            + code
            + "&state="
            + URLEncoder.encode(required(asked, "state"), StandardCharsets.UTF_8));
  }

  /** The browser comes to sign out, and is sent back. */
  void signOut(HttpExchange exchange) throws IOException {
    redirect(
        exchange,
        required(form(exchange.getRequestURI().getRawQuery()), "post_logout_redirect_uri"));
  }

  /** What the client gets for a code or a refresh token, as JSON; null if it gets nothing. */
  @Nullable String tokens(String body) {
    Map<String, String> asked = form(body);
    if ("refresh_token".equals(asked.get("grant_type"))) {
      Code code = renewals.remove(asked.get("refresh_token"));
      Duration life = code == null ? null : code.person.renewed;
      return life == null ? null : answer(code, life);
    }
    Code code = codes.remove(asked.get("code"));
    return code == null || !challenge(required(asked, "code_verifier")).equals(code.challenge)
        ? null
        : answer(code, code.person.life);
  }

  private String answer(Code code, Duration life) {
    Instant now = Instant.now();
    String access = tokens.get().subject(code.person.userId).expiring(now.plus(life)).sign();
    String id =
        tokens
            .get()
            .type("JWT")
            .subject(code.person.userId)
            .audience(code.clientId)
            .with("nonce", code.nonce)
            .sign();
    String more = "";
    if (code.person.renewed != null) {
      String renewal = UUID.randomUUID().toString();
      renewals.put(renewal, code);
      more = ",\"refresh_token\":\"" + renewal + "\"";
    }
    return """
    {"token_type":"Bearer","expires_in":%d,"access_token":"%s","id_token":"%s"%s}\
    """
        .formatted(life.toSeconds(), access, id, more);
  }

  private static String challenge(String verifier) {
    try {
      return Key.base64(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String required(Map<String, String> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Location", to);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private static Map<String, String> form(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
