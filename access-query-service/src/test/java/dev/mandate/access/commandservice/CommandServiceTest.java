package dev.mandate.access.commandservice;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.http.UnavailableException;
import dev.mandate.access.testing.CommandEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever keeps the command service from answering, the request can be sent again. */
class CommandServiceTest {
  @Test
  void a_service_that_nobody_reaches_is_unavailable() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort());
    }
    expectUnavailable(nobody, Duration.ofSeconds(5));
  }

  @Test
  void a_service_that_takes_too_long_is_unavailable() throws IOException {
    // Its backlog takes the connection, and nobody reads what comes.
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      expectUnavailable(
          URI.create("http://localhost:" + silent.getLocalPort()), Duration.ofMillis(300));
    }
  }

  @Test
  void an_answer_that_is_none_of_a_command_service_is_no_success() {
    CommandEndpoint other = CommandEndpoint.start();
    for (int status : new int[] {200, 204, 404, 502}) {
      other.decide(_ -> new CommandEndpoint.Reply(status, status == 204 ? "" : "<html>"));
      expectUnavailable(other.url(), Duration.ofSeconds(5));
    }
    other.decide(_ -> new CommandEndpoint.Reply(200, "{}"));
    expectUnavailable(other.url(), Duration.ofSeconds(5));
  }

  private static void expectUnavailable(URI url, Duration patience) {
    OutgoingCommand command =
        new OutgoingCommand(
            "/test", "1", "AssignCustomer", Map.of("partnerId", "p"), "Bearer x", null);
    CommandService service =
        new CommandService(
            new CommandServiceProperties(url, Duration.ofSeconds(2), patience), new JsonMapper());
    assertThatThrownBy(() -> service.send(command).position())
        .isInstanceOf(UnavailableException.class);
  }
}
