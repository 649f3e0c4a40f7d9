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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The issuer of access tokens of the measured stack, as its upstream asks it. */
final class LocalIssuer {
  private static final String CLIENT = "local-provisioning";

  private LocalIssuer() {}

  /** A token to ask questions with. */
  static String token(URI issuer) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode endpoints =
          ask(
              http,
              HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
      String credentials =
          Base64.getEncoder().encodeToString((CLIENT + ":" + CLIENT).getBytes(UTF_8));
      return ask(
              http,
              HttpRequest.newBuilder(URI.create(endpoints.path("token_endpoint").asString()))
                  .header("Authorization", "Basic " + credentials)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString(
                          "grant_type=client_credentials&scope=mandate.system%20mandate.decide")))
          .path("access_token")
          .asString();
    } catch (IOException e) {
      throw new IllegalStateException("the issuer at %s gives no token".formatted(issuer), e);
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
