package dev.mandate.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the launcher asks the services over HTTP. */
final class ServiceApi implements AutoCloseable {
  private static final int OK = 200;

  /** Of the provisioning system, which is known to everybody on this machine. */
  private static final String CREDENTIALS =
      "grant_type=client_credentials&client_id=local-provisioning&client_secret=local-provisioning";

  /** Longer than the five seconds that a service itself may take to wait for a position. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();

  /** Whether the service on this port says that it and all that it depends on are well. */
  boolean isHealthy(int port) {
    return isOk(HttpRequest.newBuilder(uri(port, "/actuator/health")));
  }

  /**
   * Whether the query service on this port knows the partner's history up to the position.
   *
   * @param token of somebody who may ask for that partner
   */
  boolean knows(int port, String partner, long position, String token) {
    return isOk(
        HttpRequest.newBuilder(uri(port, "/v1/partners/" + partner))
            .header("authorization", "Bearer " + token)
            .header("Mandate-At-Least-Position", Long.toString(position)));
  }

  /** Whether the issuer on this port has keys to sign with. */
  boolean hasKeys(int port) {
    return isOk(HttpRequest.newBuilder(uri(port, LocalIssuer.KEYS_PATH)));
  }

  /**
   * A token of the provisioning system, from the issuer on this port.
   *
   * @throws LocalServerException if it gives none
   */
  String systemToken(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(port, "/oauth2/token"))
            .timeout(TIMEOUT)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(CREDENTIALS))
            .build();
    try {
      String answer = http.send(request, BodyHandlers.ofString()).body();
      return JsonMapper.shared().readTree(answer).required("access_token").asString();
    } catch (IOException | JacksonException e) {
      throw new LocalServerException("the local issuer gave no token; its log says why", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("interrupted while waiting for a token", e);
    }
  }

  private static URI uri(int port, String path) {
    return URI.create("http://" + Ports.HOST + ":" + port + path);
  }

  private boolean isOk(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.discarding()).statusCode()
          == OK;
    } catch (IOException e) {
      return false; // not listening yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerException("interrupted while waiting for " + request.build().uri(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
