package dev.mandate.testissuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An issuer on a port of this machine, as the services see one: a document that says where its keys
 * are, and the keys. Tokens are made in this JVM, without asking it.
 */
public final class TestIssuer {
  /** The services that its tokens are for, if a test does not say otherwise. */
  public static final String AUDIENCE = "mandate";

  /** Everything that a client can be allowed. */
  public static final List<String> ALL_SCOPES =
      List.of(
          "mandate.system",
          "mandate.act-for-users",
          "mandate.decide",
          "mandate.audit",
          "mandate.operate");

  private static final String PROPERTIES = "spring.security.oauth2.resourceserver.jwt.";

  private final HttpServer server;
  private final AtomicInteger keysAsked = new AtomicInteger();
  private final List<Key> keys = new CopyOnWriteArrayList<>(List.of(Key.fresh()));
  private final CodeGrant codes = new CodeGrant(this::token);

  private TestIssuer(HttpServer server) {
    this.server = server;
  }

  private static final class Shared {
    static final TestIssuer ISSUER = start();
  }

  /** The one that all tests of this JVM share. */
  public static TestIssuer shared() {
    return Shared.ISSUER;
  }

  /** One on a free port; it ends with the JVM. */
  public static TestIssuer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestIssuer issuer = new TestIssuer(server);
      server.setExecutor(
          Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("issuer-", 0).factory()));
      server.createContext("/.well-known/openid-configuration", issuer::configuration);
      server.createContext("/keys", issuer::keys);
      server.createContext("/authorize", issuer.codes::authorize);
      server.createContext("/token", issuer::exchange);
      server.createContext("/logout", issuer.codes::signOut);
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, which is its name. */
  public String uri() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** What a service has to be told to trust it. */
  public Map<String, String> settings() {
    return Map.of(PROPERTIES + "issuer-uri", uri(), PROPERTIES + "audiences", AUDIENCE);
  }

  /** A token of a person. */
  public String person(String userId) {
    return token().subject(userId).sign();
  }

  /** A token of a client with these scopes. */
  public String client(String name, String... scopes) {
    return token().client(name, scopes).sign();
  }

  /** A token of a client that may do everything. */
  public String mighty(String name) {
    return client(name, ALL_SCOPES.toArray(String[]::new));
  }

  /** A token that a test fills in. */
  public Token token() {
    return new Token(uri(), keys.getLast());
  }

  /** From now on, another key signs; the former ones are published still. */
  public void rotate() {
    keys.add(Key.fresh());
  }

  /** How often its keys have been fetched. */
  public int keysAsked() {
    return keysAsked.get();
  }

  /** Whoever comes with a browser from now on is this person. */
  public void signsIn(String userId) {
    codes.next(new CodeGrant.Person(userId, Duration.ofHours(1), null));
  }

  /**
   * The same, with tokens that are good for so long.
   *
   * @param renewed how long those are good that follow; null if none does
   */
  public void signsIn(String userId, Duration life, @Nullable Duration renewed) {
    codes.next(new CodeGrant.Person(userId, life, renewed));
  }

  private void configuration(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        """
        {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize",\
        "token_endpoint":"%1$s/token","end_session_endpoint":"%1$s/logout",\
        "subject_types_supported":["public"],"response_types_supported":["code"],\
        "id_token_signing_alg_values_supported":["ES256"]}\
        """
            .formatted(uri()));
  }

  private void exchange(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String tokens = codes.tokens(body);
    if (tokens == null) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      answer(exchange, tokens);
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    keysAsked.incrementAndGet();
    answer(
        exchange,
        keys.stream().map(Key::published).collect(Collectors.joining(",", "{\"keys\":[", "]}")));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    answer(exchange, 200, json);
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
