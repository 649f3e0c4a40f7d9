package dev.mandate.local.redrive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The dead letters of a command service, over HTTP. */
final class DeadLetterApi implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** Longer than the service itself lets Kafka take. */
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private final String service;
  private final String token;

  /**
   * @param service the address of the service
   * @param token says who asks; empty to find out that the service wants to know
   */
  DeadLetterApi(String service, String token) {
    this.service = service;
    this.token = token;
  }

  /**
   * A part of the list, newest first.
   *
   * @param cursor what the part before said, or null for the first part
   */
  Page page(int limit, @Nullable String cursor) {
    String path = "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
    return JSON.treeToValue(ask(request(path).GET()), Page.class);
  }

  /** All that the service says of one dead letter. */
  JsonNode show(Place place) {
    return ask(request("/" + place).GET());
  }

  /**
   * Sends one again.
   *
   * @param changes as the service takes them, or null to send it unchanged
   */
  Sent send(Place place, @Nullable ObjectNode changes) {
    HttpRequest.Builder request = request("/" + place + "/redrive");
    JsonNode answer =
        ask(
            changes == null
                ? request.POST(BodyPublishers.noBody())
                : request
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(changes))));
    return JSON.treeToValue(answer, Sent.class);
  }

  private HttpRequest.Builder request(String path) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(service + "/v1/dead-letters" + path)).timeout(LIMIT);
      return token.isEmpty() ? request : request.header("authorization", "Bearer " + token);
    } catch (IllegalArgumentException e) {
      throw new UsageException("'%s' is no address of a service".formatted(service));
    }
  }

  private JsonNode ask(HttpRequest.Builder request) {
    try {
      return read(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new RedriveException(
          "%s does not answer. Start it (deploy/local/start), or set MANDATE_COMMAND_URL to where it is."
              .formatted(service),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedriveException("interrupted while waiting for " + service, e);
    }
  }

  private JsonNode read(HttpResponse<byte[]> answer) {
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new RedriveException(
          "%s answers %d, and not as the command service would: %s"
              .formatted(
                  service,
                  answer.statusCode(),
                  new String(answer.body(), StandardCharsets.UTF_8).lines().findFirst().orElse("")),
          e);
    }
    if (answer.statusCode() >= 400) {
      throw new RedriveException(
          "%s (%s)"
              .formatted(
                  body.path("detail").asString("HTTP " + answer.statusCode()),
                  body.path("code").asString("no code")));
    }
    return body;
  }

  @Override
  public void close() {
    http.close();
  }

  /** A part of the list, and what brings the next one. */
  record Page(List<Line> items, @Nullable String nextCursor) {}

  /** Where a dead letter was put, and what it will be there. */
  record Sent(
      String topic,
      int partition,
      long offset,
      boolean readable,
      @Nullable String detail,
      @Nullable String outcome) {}
}
