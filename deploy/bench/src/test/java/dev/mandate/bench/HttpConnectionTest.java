package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is measured over HTTP is read as HTTP says. */
class HttpConnectionTest {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/length", 200, false);
    answer("/chunks", 200, true);
    answer("/nothing", 404, false);
    server.start();
  }

  /** Answers with the path and the body of the request. */
  private void answer(String path, int status, boolean chunked) {
    server.createContext(
        path,
        exchange -> {
          String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          byte[] body = (path + " " + asked).getBytes(UTF_8);
          exchange.sendResponseHeaders(status, chunked ? 0 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void many_answers_come_over_one_connection_whatever_their_form() throws IOException {
    try (HttpConnection connection = connection()) {
      for (int i = 0; i < 3; i++) {
        assertThat(connection.ask(HttpConnection.get("/length"))).isEqualTo("/length ");
        assertThat(connection.ask(HttpConnection.get("/chunks"))).isEqualTo("/chunks ");
        assertThat(connection.ask(HttpConnection.post("/length", "{\"ä\":1}")))
            .isEqualTo("/length {\"ä\":1}");
      }
    }
  }

  @Test
  void an_answer_that_is_no_success_is_never_measured_as_one() throws IOException {
    try (HttpConnection connection = connection()) {
      assertThat(connection.exchange(HttpConnection.get("/nothing")).status()).isEqualTo(404);
      assertThatThrownBy(() -> connection.ask(HttpConnection.get("/nothing")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("404: /nothing");
    }
  }

  private HttpConnection connection() throws IOException {
    return new HttpConnection(new Target("", server.getAddress().getPort(), Path.of("."), "t"));
  }
}
