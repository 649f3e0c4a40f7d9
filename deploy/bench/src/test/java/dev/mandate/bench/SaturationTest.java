package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every answer counts once, and only a success counts. */
class SaturationTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final AtomicInteger answered = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/long",
        exchange -> {
          if (!"Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
            return;
          }
          byte[] body = "0123456789".repeat(10_000).getBytes(UTF_8);
          boolean chunked = answered.incrementAndGet() % 2 == 0;
          exchange.sendResponseHeaders(200, chunked ? 0 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/refused",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.close();
  }

  @Test
  void each_connection_asks_again_with_its_token_when_it_has_the_whole_answer() throws IOException {
    int connections = 4;
    Latencies latencies = new Latencies();
    try (Saturation saturation = saturation("/long", connections, latencies)) {
      saturation.run(SHORT);
    }
    assertThat(latencies.count()).isPositive().isGreaterThan(connections);
    assertThat(latencies.count())
        .isBetween((long) answered.get() - connections, (long) answered.get());
  }

  @Test
  void an_answer_that_is_no_success_ends_the_load() throws IOException {
    try (Saturation saturation = saturation("/refused", 1, new Latencies())) {
      assertThatThrownBy(() -> saturation.run(SHORT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("503");
    }
  }

  private Saturation saturation(String path, int connections, Latencies latencies)
      throws IOException {
    Target target = new Target("", server.getAddress().getPort(), Path.of("."), "t");
    return new Saturation(target, connections, new byte[][] {HttpConnection.get(path)}, latencies);
  }
}
