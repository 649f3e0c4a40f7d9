package dev.mandate.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What the launcher asks the services over HTTP. */
final class ServiceApi implements AutoCloseable {
  private static final int OK = 200;

  /** Longer than the five seconds that a service itself may take to wait for a position. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Whether the service with this port for health says that it and all that it depends on are well.
   */
  boolean isHealthy(int port) {
    return isOk(HttpRequest.newBuilder(uri(port, "/actuator/health")));
  }

  /** Whether the query service on this port knows the partner's history up to the position. */
  boolean knows(int port, String token, String partner, long position) {
    return isOk(
        HttpRequest.newBuilder(uri(port, "/v1/partners/" + partner))
            .header("Authorization", "Bearer " + token)
            .header("Mandate-At-Least-Position", Long.toString(position)));
  }

  /** Whether the issuer on this port has keys to sign with. */
  boolean hasKeys(int port) {
    return isOk(HttpRequest.newBuilder(uri(port, LocalIssuer.KEYS_PATH)));
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
