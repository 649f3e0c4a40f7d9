package dev.mandate.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of an answer so far, read as HTTP/1.1 says (RFC 9112): a head, then a body of a
 * stated length or in chunks. Holds one answer at a time, for its connection asks only again when
 * it has the whole.
 */
final class AnswerBuffer {
  private static final int LARGEST = 16 * 1024 * 1024;

  private static final int STATUS = "HTTP/1.1 ".length();

  private ByteBuffer arrived = ByteBuffer.allocate(16_384);

  /** Where the body begins, negative until that is known. */
  private int bodyStart = -1;

  /**
   * Takes what arrived, and answers how many bytes that were; negative at the end of the stream.
   */
  int readFrom(InputStream in) throws IOException {
    ByteBuffer room = room();
    int count = in.read(arrived.array(), room.position(), room.remaining());
    room.position(room.position() + Math.max(0, count));
    return count;
  }

  /** The same from a channel that does not block. */
  int readFrom(ReadableByteChannel in) throws IOException {
    return in.read(room());
  }

  /** Forgets the answer, for the next one. */
  void clear() {
    arrived.clear();
    bodyStart = -1;
  }

  /** Whether the whole answer is there. */
  boolean isComplete() {
    if (bodyStart < 0) {
      bodyStart = endOfHead();
    }
    if (bodyStart < 0) {
      return false;
    }
    int length = statedLength();
    return length >= 0 ? arrived.position() >= bodyStart + length : chunks(null);
  }

  /** The status of a complete answer. */
  int status() {
    return Integer.parseInt(new String(arrived.array(), STATUS, 3, ISO_8859_1));
  }

  /** The body of a complete answer. */
  String body() {
    int length = statedLength();
    if (length >= 0) {
      return new String(arrived.array(), bodyStart, length, UTF_8);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    chunks(body);
    return body.toString(UTF_8);
  }

  /** Fails unless the answer is a success. */
  void requireSuccess() throws IOException {
    if (status() != 200) {
      throw new IOException(status() + ": " + body());
    }
  }

  /** Where to put what arrives next; never full. */
  private ByteBuffer room() throws IOException {
    if (!arrived.hasRemaining()) {
      if (arrived.capacity() >= LARGEST) {
        throw new IOException("an answer does not end");
      }
      arrived = ByteBuffer.allocate(2 * arrived.capacity()).put(arrived.flip());
    }
    return arrived;
  }

  private int endOfHead() {
    byte[] bytes = arrived.array();
    for (int end = 4; end <= arrived.position(); end++) {
      if (bytes[end - 1] == '\n'
          && bytes[end - 2] == '\r'
          && bytes[end - 3] == '\n'
          && bytes[end - 4] == '\r') {
        return end;
      }
    }
    return -1;
  }

  private int statedLength() {
    String head = new String(arrived.array(), 0, bodyStart, ISO_8859_1).toLowerCase(Locale.ROOT);
    String name = "\r\ncontent-length:";
    int at = head.indexOf(name);
    if (at < 0) {
      return -1;
    }
    int from = at + name.length();
    return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).trim());
  }

  /** Whether the last chunk is there; what the chunks hold goes into the sink, if there is one. */
  private boolean chunks(@Nullable ByteArrayOutputStream sink) {
    int at = bodyStart;
    while (true) {
      int line = endOfLine(at);
      if (line < 0) {
        return false;
      }
      int size = Integer.parseInt(new String(arrived.array(), at, line - at, ISO_8859_1), 16);
      int end = line + 2 + size + 2;
      if (arrived.position() < end) {
        return false;
      }
      if (size == 0) {
        return true;
      }
      if (sink != null) {
        sink.write(arrived.array(), line + 2, size);
      }
      at = end;
    }
  }

  private int endOfLine(int from) {
    for (int i = from; i + 1 < arrived.position(); i++) {
      if (arrived.get(i) == '\r' && arrived.get(i + 1) == '\n') {
        return i;
      }
    }
    return -1;
  }
}
