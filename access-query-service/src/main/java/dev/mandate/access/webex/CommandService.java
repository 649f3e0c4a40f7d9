package dev.mandate.access.webex;

import dev.mandate.access.http.UnavailableException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to the command service: the one way in for changes. */
@Component
final class CommandService {
  private static final Logger log = LoggerFactory.getLogger(CommandService.class);

  private static final String SOURCE = "/mandate/access-query-service/webex";

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
   * Sends a command and waits for its result. Each is one of its own, whatever the client calls its
   * request: an id that came again for something else would not be executed. A repeated request is
   * harmless, because none of these commands does anything twice.
   *
   * @param name the short name of the command
   * @param asking whose token says who asks; this service has no say of its own
   * @return the partner's position after it
   * @throws dev.mandate.access.http.ProblemException if it was rejected, or nobody knows its result
   */
  long send(String name, Map<String, String> data, Asking asking) {
    try {
      return client
          .post()
          .uri("/v1/commands")
          .contentType(MediaType.APPLICATION_JSON)
          .header("ce-specversion", "1.0")
          .header("ce-id", UUID.randomUUID().toString())
          .header("ce-source", SOURCE)
          .header("ce-type", "dev.mandate.command." + name + ".v1")
          .header("ce-correlationid", asking.trackingId())
          .header(HttpHeaders.AUTHORIZATION, asking.authorization())
          .body(json.writeValueAsBytes(data))
          .exchange((_, response) -> CommandAnswer.of(response, json).position());
    } catch (ResourceAccessException e) {
      log.warn("The command service does not answer: {}", e.getMessage());
      throw new UnavailableException(
          "The service that decides on changes does not answer; send the request again.");
    }
  }
}
