package dev.mandate.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An access token of the local stack's own upstream, by the grant for clients of OAuth 2.0: its
 * secret is its name, as nothing has to be kept from anybody on this machine.
 */
final class ProvisioningToken {
  private static final String CLIENT = "local-provisioning";
  private static final String SCOPES =
      "mandate.system mandate.act-for-users mandate.decide mandate.audit mandate.operate";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String issuer;

  ProvisioningToken(String issuer) {
    this.issuer = issuer;
  }

  /**
   * Asks for a token.
   *
   * @throws LocalServerException if the issuer gives none
   */
  String get() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode endpoints =
          ask(
              http,
              HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
      String credentials =
          Base64.getEncoder().encodeToString((CLIENT + ":" + CLIENT).getBytes(UTF_8));
      return ask(
              http,
              HttpRequest.newBuilder(URI.create(endpoints.path("token_endpoint").asString("")))
                  .header("Authorization", "Basic " + credentials)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString(
                          "grant_type=client_credentials&scope="
                              + URLEncoder.encode(SCOPES, UTF_8))))
          .path("access_token")
          .asString();
    } catch (IOException | IllegalArgumentException | JacksonException e) {
      throw new LocalServerException(
          "The issuer of access tokens at %s gives none: %s".formatted(issuer, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("interrupted while waiting for " + issuer, e);
    }
  }

  private static JsonNode ask(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("it answers " + answer.statusCode());
    }
    return JsonMapper.shared().readTree(answer.body());
  }
}
