package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.EventStream;
import dev.mandate.access.testing.EventStream.Block;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Instance;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.policy.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of changes of an instance that takes one, and has little patience. */
class ChangesLimitsTest extends ServiceTest {
  private Instance instance;
  private int port;

  @BeforeEach
  void startAnother() {
    Map<String, String> settings = new HashMap<>(SERVERS);
    settings.put("server.tomcat.connection-timeout", "4s");
    settings.put("mandate.changes.max-streams", "1");
    instance = Instance.start(settings);
    port = instance.port();
  }

  @AfterEach
  void stopIt() {
    instance.close();
  }

  @Test
  void a_client_that_takes_nothing_loses_its_stream_and_until_then_others_are_refused()
      throws IOException {
    History history = partner("slow");
    JsonText asked = new JsonText("{\"x\":\"%s\"}".formatted("x".repeat(60_000)));
    for (int i = 0; i < 200; i++) { // more than the sockets hold
      history.add(new CommandRejected("slow", "GrantRole", RejectionCode.INVALID, "no", asked));
    }
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/slow");
    Api other = instance.api();
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket
          .getOutputStream()
          .write(
              "GET /v1/changes?partner=slow&from=0 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(Api.ASKER)
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> openStreams(other) == 1);
      Answer refused = other.get("/v1/changes?partner=slow");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text("code")).isEqualTo("UNAVAILABLE");
      assertThat(refused.text("detail")).contains("1 open streams");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      await().atMost(Duration.ofSeconds(20)).until(() -> openStreams(other) == 0);
    }
  }

  @Test
  void a_service_that_stops_ends_its_streams_and_does_not_wait_for_their_clients() {
    History history = partner("stopping");
    topic.send(history.events());
    api.getAt(1, "/v1/partners/stopping");
    try (EventStream stream = EventStream.open(port, "/v1/changes?partner=stopping&from=0")) {
      stream.upTo(1);
      long start = System.nanoTime();
      instance.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(stream.rest()).noneMatch(Block::isMessage).noneMatch(Block::isCut);
    }
  }

  private static double openStreams(Api instance) {
    return instance
        .get("/actuator/metrics/mandate.changes.streams")
        .body()
        .get("measurements")
        .get(0)
        .get("value")
        .asDouble();
  }
}
