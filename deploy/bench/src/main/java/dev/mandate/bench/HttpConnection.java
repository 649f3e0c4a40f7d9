package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One connection that is kept open. Clients of the standard library cost more than the service that
 * is measured with them on the same processors; this one writes bytes that were made before.
 */
final class HttpConnection implements AutoCloseable {
  private static final int LONGEST_LINE = 8_192;

  private final Socket socket;
  private final InputStream in;

  HttpConnection(Target target) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), target.queryPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
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
    socket.getOutputStream().write(request);
    String status = readLine();
    int length = -1;
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).trim());
      }
    }
    byte[] body = length >= 0 ? in.readNBytes(length) : readChunks();
    return new Answer(Integer.parseInt(status.split(" ", 3)[1]), new String(body, UTF_8));
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      readLine();
    }
    readLine();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(readLine().trim(), 16);
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (line.length() > LONGEST_LINE) {
        throw new IOException("a line of the answer does not end");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
