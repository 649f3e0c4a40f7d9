package dev.mandate.access.commandservice;

import dev.mandate.access.http.UnavailableException;
import java.net.http.HttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestBodySpec;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to the command service: the one way in for changes. */
@Component
public final class CommandService {
  private static final Logger log = LoggerFactory.getLogger(CommandService.class);

  private final RestClient client;
  private final JsonMapper json;

  CommandService(CommandServiceProperties properties, JsonMapper json) {
    this.json = json;
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build());
    requests.setReadTimeout(properties.resultTimeout());
    client = RestClient.builder().baseUrl(properties.url()).requestFactory(requests).build();
  }

  /**
   * Sends a command and waits for its result.
   *
   * @throws UnavailableException if nobody knows its result; the same command can be sent again
   */
  public CommandAnswer send(OutgoingCommand command) {
    return post("/v1/commands", command);
  }

  /**
   * Asks what a command would do, without doing it.
   *
   * @throws UnavailableException if there is no answer
   */
  public CommandAnswer foretell(OutgoingCommand command) {
    return post("/v1/commands?dryRun=true", command);
  }

  private CommandAnswer post(String path, OutgoingCommand command) {
    try {
      RequestBodySpec request =
          client
              .post()
              .uri(path)
              .contentType(MediaType.APPLICATION_JSON)
              .header("ce-specversion", "1.0")
              .header("ce-id", command.id())
              .header("ce-source", command.source())
              .header("ce-type", "dev.mandate.command." + command.name() + ".v1")
              .header(HttpHeaders.AUTHORIZATION, command.authorization());
      if (command.correlationId() != null) {
        request.header("ce-correlationid", command.correlationId());
      }
      return request
          .body(json.writeValueAsBytes(command.data()))
          .exchange((_, response) -> CommandAnswer.of(response, json));
    } catch (ResourceAccessException e) {
      log.warn("The command service does not answer: {}", e.getMessage());
      throw new UnavailableException(
          "The service that decides on changes does not answer; send the request again.");
    }
  }
}
