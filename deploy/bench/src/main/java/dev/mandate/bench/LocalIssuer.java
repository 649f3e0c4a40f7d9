package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The issuer of access tokens of the measured stack.
 *
 * @param url where it is
 */
record LocalIssuer(URI url) {
  private static final String UPSTREAM = "local-provisioning";
  private static final String FOR_PEOPLE = "local-token";

  /** As the variables of {@code deploy/local/start} say. */
  static LocalIssuer of(Map<String, String> environment) {
    return new LocalIssuer(
        URI.create("http://localhost:" + environment.getOrDefault("MANDATE_ISSUER_PORT", "8082")));
  }

  /** A token of the stack's upstream, to ask questions and to read the audit log with. */
  String token() {
    return token(
        UPSTREAM,
        "grant_type=client_credentials&scope=mandate.system%20mandate.decide%20mandate.audit");
  }

  /** A token of a person, whose id needs no escape. */
  String tokenOf(String userId) {
    return token(
        FOR_PEOPLE, "grant_type=urn:mandate:oauth:grant-type:local-person&user_id=" + userId);
  }

  private String token(String client, String form) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode endpoints =
          ask(http, HttpRequest.newBuilder(URI.create(url + "/.well-known/openid-configuration")));
      String credentials =
          Base64.getEncoder().encodeToString((client + ":" + client).getBytes(UTF_8));
      return ask(
              http,
              HttpRequest.newBuilder(URI.create(endpoints.path("token_endpoint").asString()))
                  .header("Authorization", "Basic " + credentials)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form)))
          .path("access_token")
          .asString();
    } catch (IOException e) {
      throw new IllegalStateException("the issuer at %s gives no token".formatted(url), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode ask(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }
}
