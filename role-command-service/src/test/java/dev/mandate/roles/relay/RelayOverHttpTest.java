package dev.mandate.roles.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.roles.ServiceTest;
import dev.mandate.roles.TopicReader;
import dev.mandate.wire.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What operators see of the relay, and have it do. */
@ServiceTest
class RelayOverHttpTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void operators_see_how_far_events_are_sent_and_have_all_of_them_sent_again() throws Exception {
    ask(
        request("/v1/commands")
            .header("content-type", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-id", "relay-1")
            .header("ce-source", "/relay")
            .header("ce-type", "dev.mandate.command.RegisterPartner.v1")
            .header("ce-authtype", "system")
            .header("ce-authid", "upstream")
            .POST(
                BodyPublishers.ofString(
                    "{\"partnerId\":\"relayed\",\"name\":\"R\",\"sellsWholesale\":false}")));
    awaitAllSent();
    ConsumerRecord<byte[], byte[]> first = sent();

    HttpResponse<String> answer = ask(request("/v1/relay/republish").POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith("{\"sent\":");
    await().until(() -> sent().offset() > first.offset());
    assertThat(sent().value()).isEqualTo(first.value());
    awaitAllSent();
  }

  private void awaitAllSent() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> ask(request("/v1/relay").GET()).body(),
            answer -> answer.matches("\\{\"sent\":([1-9]\\d*),\"stored\":\\1}"));
  }

  private static ConsumerRecord<byte[], byte[]> sent() {
    try (TopicReader events = new TopicReader(Topics.EVENTS)) {
      List<ConsumerRecord<byte[], byte[]>> mine =
          events.await(
              1, event -> Arrays.equals(event.key(), "relayed".getBytes(StandardCharsets.UTF_8)));
      assertThat(mine).hasSize(1);
      return mine.getFirst();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("authorization", ServiceTest.AUTHORIZATION);
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
