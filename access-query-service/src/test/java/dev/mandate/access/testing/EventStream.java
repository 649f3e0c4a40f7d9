package dev.mandate.access.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events as a browser does. */
public final class EventStream implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CUT = "cut off: ";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What a block of lines says; the end of the stream is a block that says nothing. */
  public record Block(
      @Nullable String id,
      @Nullable String event,
      @Nullable String data,
      @Nullable String retry,
      @Nullable String comment) {
    static final Block END = new Block(null, null, null, null, null);

    /** Whether the connection broke; a stream that ends says so. */
    public boolean isCut() {
      return comment != null && comment.startsWith(CUT);
    }

    /** The data, which every message has. */
    public JsonNode json() {
      return JSON.readTree(data == null ? "null" : data);
    }

    public boolean isMessage() {
      return data != null;
    }

    public boolean isEvent() {
      return "event".equals(event);
    }
  }

  private final InputStream in;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

  private EventStream(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
    if (!List.of(headers).contains("Authorization")) {
      request.header("Authorization", "Bearer " + Api.ASKER);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      response = client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    in = response.body();
    Thread.ofVirtual().start(this::read);
  }

  public static EventStream open(int port, String path, String... headers) {
    return new EventStream(URI.create("http://localhost:" + port + path), headers);
  }

  /** Reads blocks that have been written already. */
  public static List<Block> parse(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String block : text.split("\n\n", -1)) {
      if (!block.isEmpty()) {
        blocks.add(block(block.lines().toList()));
      }
    }
    return blocks;
  }

  public @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The next block, whatever it is. */
  public Block next() {
    try {
      Block block = blocks.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (block == null) {
        throw new AssertionError("nothing came in " + PATIENCE);
      }
      return block;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The messages up to the one with this id, and with it. */
  public List<Block> upTo(long id) {
    List<Block> messages = new ArrayList<>();
    while (true) {
      Block block = next();
      if (block.equals(Block.END)) {
        throw new AssertionError("the stream ended after " + messages);
      }
      if (block.isMessage()) {
        messages.add(block);
        if (Long.toString(id).equals(block.id())) {
          return messages;
        }
      }
    }
  }

  /** What comes until the stream ends. */
  public List<Block> rest() {
    List<Block> rest = new ArrayList<>();
    for (Block block = next(); !block.equals(Block.END); block = next()) {
      rest.add(block);
    }
    return rest;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> block = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          blocks.add(block(block));
          block.clear();
        } else {
          block.add(line);
        }
      }
    } catch (IOException e) {
      blocks.add(new Block(null, null, null, null, CUT + e));
    }
    blocks.add(Block.END);
  }

  private static Block block(List<String> lines) {
    return new Block(
        field(lines, "id: "),
        field(lines, "event: "),
        field(lines, "data: "),
        field(lines, "retry: "),
        field(lines, ": "));
  }

  private static @Nullable String field(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
