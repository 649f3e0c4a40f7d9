package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of the query service. */
public final class QueryApi implements AutoCloseable {
  private static final String AT_LEAST = "Mandate-At-Least-Position";

  private final ServiceProcess service;
  private final HttpClient http = HttpClient.newHttpClient();

  public QueryApi(ServiceProcess service) {
    this.service = service;
  }

  /** Effective access of a user in an organization, not before a position of its partner. */
  public Map<String, Object> access(String user, String org, long position) {
    return get("/v1/access?user=%s&org=%s".formatted(encoded(user), encoded(org)), position);
  }

  /** The same as of a position. */
  public Map<String, Object> accessAt(String user, String org, long position) {
    return get(
        "/v1/access?user=%s&org=%s&at=%d".formatted(encoded(user), encoded(org), position),
        position);
  }

  /** Waits until all that is asked of a partner is answered as of a position or a later one. */
  public void awaitPosition(String partner, long position, Duration limit) {
    await("the query service has taken in %s up to %d".formatted(partner, position))
        .atMost(limit)
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(
            () ->
                !get("/v1/audit/entries?limit=1&partner=" + encoded(partner), position).isEmpty());
  }

  /** The whole audit log of a partner up to a position or further, newest first, page by page. */
  public List<Map<?, ?>> auditLog(String partner, long position) {
    List<Map<?, ?>> entries = new ArrayList<>();
    String page = "/v1/audit/entries?limit=500&partner=" + encoded(partner);
    String next = page;
    while (!next.isEmpty()) {
      Map<String, Object> answer = get(next, position);
      if (answer.get("items") instanceof List<?> items) {
        items.forEach(item -> entries.add((Map<?, ?>) item));
      }
      next =
          answer.get("nextCursor") instanceof String cursor
              ? page + "&cursor=" + encoded(cursor)
              : "";
    }
    return entries;
  }

  /** What a question is answered, not before a position of the partner that it is about. */
  public Map<String, Object> get(String path, long position) {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri(path))
            .header("authorization", Stack.authorization())
            .header(AT_LEAST, Long.toString(position))
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "GET %s: %d %s".formatted(path, answer.statusCode(), answer.body()));
      }
      return Wire.object(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("GET " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in GET " + path, e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
