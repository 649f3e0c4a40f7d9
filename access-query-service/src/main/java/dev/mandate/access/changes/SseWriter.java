package dev.mandate.access.changes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Writes server-sent events. Data are JSON on one line.
 *
 * <p>A client that comes back says the last id that it has seen. So of the messages of a position
 * only the last one has an id: who was cut off in between gets all of them again.
 */
public final class SseWriter {
  private final OutputStream out;

  /** Writes to this. */
  public SseWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Begins the stream, and gives the client an id to come back with, even if it is cut off before
   * the first event; as there are no data, it is no message to the client.
   */
  public void begin(long position, Duration retry) throws IOException {
    write("retry: %d\nid: %d\n\n".formatted(retry.toMillis(), position));
  }

  /** A message after which more of the same position follow. */
  public void message(String event, String data) throws IOException {
    write("event: " + event + "\ndata: " + data + "\n\n");
  }

  /** The last message of a position. */
  public void lastMessage(long position, String event, String data) throws IOException {
    write("id: " + position + "\nevent: " + event + "\ndata: " + data + "\n\n");
  }

  /** Shows both sides, and everything between them, that the stream is in use. */
  public void keepAlive() throws IOException {
    write(": keep-alive\n\n");
    flush();
  }

  /** Sends what has been written. */
  public void flush() throws IOException {
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
