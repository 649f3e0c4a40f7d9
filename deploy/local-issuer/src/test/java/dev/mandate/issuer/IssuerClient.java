package dev.mandate.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the issuer and, as it keeps cookies, a browser. */
final class IssuerClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String issuer;

  IssuerClient(int port) {
    issuer = "http://localhost:" + port;
  }

  HttpResponse<String> get(String pathAndQuery) {
    return send(
        HttpRequest.newBuilder(URI.create(issuer).resolve(pathAndQuery))
            .header("accept", "text/html")
            .build());
  }

  HttpResponse<String> post(String path, Map<String, String> form) {
    return send(
        HttpRequest.newBuilder(URI.create(issuer).resolve(path))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "text/html, application/json")
            .POST(BodyPublishers.ofString(encode(form)))
            .build());
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Asks for a token as a client that has a secret. */
  HttpResponse<String> token(String client, Map<String, String> form) {
    return post("/oauth2/token", with(form, Map.of("client_id", client, "client_secret", client)));
  }

  private static Map<String, String> with(Map<String, String> form, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(form);
    all.putAll(more);
    return all;
  }

  /** The access token of an answer, as a service reads it: signature and life are checked. */
  Jwt read(HttpResponse<String> answer) {
    return verify(json(answer).required("access_token").asString());
  }

  /** A token of this issuer, checked against the keys that it publishes now. */
  Jwt verify(String token) {
    return NimbusJwtDecoder.withJwkSetUri(issuer + "/oauth2/jwks")
        .jwsAlgorithm(SignatureAlgorithm.ES256)
        .build()
        .decode(token);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
