package dev.mandate.access.testing;

import dev.mandate.testissuer.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service over HTTP, as a client would that may do everything, or as somebody else. */
public final class Api {
  private static final JsonMapper JSON = new JsonMapper();

  /** The client that asks, unless a test says otherwise. */
  public static final String CLIENT = "test-client";

  /** Its token. */
  public static final String ASKER = TestIssuer.shared().mighty(CLIENT);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final String management;
  private final @Nullable String token;

  /**
   * @param port where questions are answered
   * @param managementPort where health and metrics are
   */
  public Api(int port, int managementPort) {
    this("http://localhost:" + port, "http://localhost:" + managementPort, ASKER);
  }

  private Api(String base, String management, @Nullable String token) {
    this.base = base;
    this.management = management;
    this.token = token;
  }

  /** The same for somebody with another token, or with none. */
  public Api as(@Nullable String other) {
    return new Api(base, management, other);
  }

  /** The address of the service. */
  public String base() {
    return base;
  }

  /** What came back. */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {
    /** A field of the body, as text. */
    public String text(String field) {
      return body.get(field).asString();
    }

    /** A header, or null. */
    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /** A field of every item of a list. */
    public List<String> items(String field) {
      return StreamSupport.stream(body.get("items").spliterator(), false)
          .map(item -> item.get(field).asString())
          .toList();
    }

    /** The names of the fields of the body, in their order. */
    public List<String> fields() {
      return List.copyOf(body.propertyNames());
    }
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** Waits on the server's side until it knows this position. */
  public Answer getAt(long position, String path) {
    return get(path, "Mandate-At-Least-Position", Long.toString(position));
  }

  public Answer send(String method, String path, String... headers) {
    return answer(exchange(method, path, BodyPublishers.noBody(), headers));
  }

  /** An answer that is not JSON, with all that belongs to it. */
  public HttpResponse<String> getRaw(String path, String... headers) {
    return exchange("GET", path, BodyPublishers.noBody(), headers);
  }

  /** An answer that is not JSON. */
  public String getText(String path) {
    return exchange("GET", path, BodyPublishers.noBody()).body();
  }

  /** An answer in the form that is accepted, or in whichever comes. */
  public HttpResponse<String> accept(String mediaType, String path) {
    return exchange("GET", path, BodyPublishers.noBody(), "Accept", mediaType);
  }

  /** Posts JSON, unless the headers say that it is something else. */
  public Answer post(String path, String body, String... headers) {
    String[] all = headers;
    if (!List.of(headers).contains("Content-Type")) {
      all =
          Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
              .toArray(String[]::new);
    }
    return answer(exchange("POST", path, BodyPublishers.ofString(body), all));
  }

  private static Answer answer(HttpResponse<String> response) {
    String body = response.body().isEmpty() ? "{}" : response.body();
    return new Answer(response.statusCode(), JSON.readTree(body), response);
  }

  /** An answer as it comes. */
  public HttpResponse<String> exchange(
      String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address(path))).method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String address(String path) {
    return (path.startsWith("/actuator") ? management : base) + path;
  }

  /** All items of a list, page by page, as one field of each. */
  public List<String> all(String path, int limit, String field, Runnable betweenPages) {
    List<String> all = new ArrayList<>();
    String cursor = "";
    while (true) {
      Answer page = get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit + cursor);
      all.addAll(page.items(field));
      JsonNode next = page.body().get("nextCursor");
      if (next == null) {
        return all;
      }
      cursor = "&cursor=" + next.asString();
      betweenPages.run();
    }
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
