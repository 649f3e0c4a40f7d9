package dev.mandate.system.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A client of the command service: commands over HTTP, in binary mode. */
public final class CommandApi implements AutoCloseable {
  private final ServiceProcess service;
  private final HttpClient http = HttpClient.newHttpClient();

  public CommandApi(ServiceProcess service) {
    this.service = service;
  }

  /** The HTTP status and the body of an answer. */
  public record Answer(int status, Map<String, Object> body) {
    /** A field of the body, as text. */
    public String text(String field) {
      return String.valueOf(requireNonNull(body.get(field), field));
    }

    /** The partner's position after the command. */
    public long position() {
      return ((Number) requireNonNull(body.get("position"))).longValue();
    }
  }

  /**
   * Sends a command of a provisioning system, which has to be accepted.
   *
   * @return the partner's position after it
   */
  public long accept(String source, int id, String command, Map<String, Object> data) {
    Answer answer =
        post(
            Map.of(
                "ce-specversion",
                "1.0",
                "ce-id",
                Integer.toString(id),
                "ce-source",
                source,
                "ce-type",
                "dev.mandate.command." + command + ".v1"),
            data);
    assertThat(answer.status()).as(command).isEqualTo(200);
    return answer.position();
  }

  /**
   * Sends a command.
   *
   * @param headers the attributes of the event, as the headers of HTTP
   */
  public Answer post(Map<String, String> headers, Map<String, Object> data) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.uri("/v1/commands"))
            .timeout(Duration.ofSeconds(20))
            .header("authorization", Stack.authorization())
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(Wire.json(data)));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), Wire.object(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("POST /v1/commands", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in POST /v1/commands", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
