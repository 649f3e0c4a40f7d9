package dev.mandate.access.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Takes commands over HTTP in place of the command service, which is another process. */
public final class CommandEndpoint {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Function<Received, Reply> decision = _ -> new Reply(500, "{}");

  private CommandEndpoint(HttpServer server) {
    this.server = server;
  }

  /** What came. */
  public record Received(String path, com.sun.net.httpserver.Headers headers, String body) {
    public String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }

    /** The short name of the command. */
    public String command() {
      return header("ce-type").replaceAll("dev\\.mandate\\.command\\.|\\.v1", "");
    }
  }

  /** What is answered. */
  public record Reply(int status, String body) {
    /** The partner's position after an accepted command. */
    public static Reply accepted(long position) {
      return new Reply(
          200,
          "{\"commandId\":\"x\",\"commandSource\":\"y\",\"outcome\":\"ACCEPTED\",\"position\":%d}"
              .formatted(position));
    }

    public static Reply rejected(int status, String code, String detail) {
      return new Reply(
          status,
          "{\"title\":\"x\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
              .formatted(status, detail, code));
    }
  }

  /** One on a free port; it ends with the JVM. */
  public static CommandEndpoint start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      CommandEndpoint endpoint = new CommandEndpoint(server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", endpoint::answer);
      server.start();
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** From now on, decides so; forgets what came before. */
  public void decide(Function<Received, Reply> how) {
    received.clear();
    decision = how;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Received request =
          new Received(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      received.add(request);
      Reply reply = decision.apply(request);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
