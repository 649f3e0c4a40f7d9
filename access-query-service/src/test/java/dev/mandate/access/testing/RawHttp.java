package dev.mandate.access.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * Sends what no HTTP client would send, over HTTP/1.0 so that the answer ends with the connection.
 */
public final class RawHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RawHttp() {}

  /** What came back. */
  public record Answer(int status, String headers, String body) {
    /** Whether a header line begins like this, in any case. */
    public boolean hasHeader(String line) {
      return headers.toLowerCase(Locale.ROOT).contains("\r\n" + line.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Sends a request as it stands, and a token of a client that may do everything.
   *
   * @param head the request line and the headers, without the one for the length of the body; each
   *     character is one byte
   */
  public static Answer send(int port, String head, byte[] body) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
      request.writeBytes(
          ("\r\nAuthorization: Bearer " + Api.ASKER).getBytes(StandardCharsets.ISO_8859_1));
      request.writeBytes(
          "\r\nContent-Length: %d\r\n\r\n"
              .formatted(body.length)
              .getBytes(StandardCharsets.ISO_8859_1));
      request.writeBytes(body);
      socket.getOutputStream().write(request.toByteArray());
      return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    return new Answer(
        Integer.parseInt(text.split(" ", 3)[1]), text.substring(0, end), text.substring(end + 4));
  }
}
