package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * One connection that is kept open. Clients of the standard library cost more than the service that
 * is measured with them on the same processors; this one writes bytes that were made before.
 */
final class HttpConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final Target target;
  private final AnswerBuffer answer = new AnswerBuffer();

  HttpConnection(Target target) throws IOException {
    this.target = target;
    socket = new Socket(InetAddress.getLoopbackAddress(), target.queryPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = socket.getInputStream();
  }

  /** The bytes of a request for {@link #exchange}. */
  static byte[] get(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(ISO_8859_1);
  }

  /** The same with a JSON body. */
  static byte[] post(String path, String json) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, json.getBytes(UTF_8).length, json)
        .getBytes(UTF_8);
  }

  record Answer(int status, String body) {}

  /** Sends a request and answers the body of the answer, which must have the status 200. */
  String ask(byte[] request) throws IOException {
    Answer answer = exchange(request);
    if (answer.status() != 200) {
      throw new IOException(answer.status() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Sends a request and reads the whole answer. */
  Answer exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(target.signed(request));
    answer.clear();
    while (!answer.isComplete()) {
      if (answer.readFrom(in) < 0) {
        throw new EOFException("the service closed the connection");
      }
    }
    return new Answer(answer.status(), answer.body());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
