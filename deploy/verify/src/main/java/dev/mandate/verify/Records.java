package dev.mandate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.audit.AuditEntry;
import dev.mandate.export.EntryFormat;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an export. What cannot be read takes one line, so that it does not take what
 * follows with it.
 */
final class Records implements Closeable {
  /** In bytes: an entry holds what a command can hold, and that at most a few times over. */
  private static final int MAX_LENGTH = 8 << 20;

  private final InputStream in;
  private final EntryFormat format;
  private final Deque<byte[]> ahead = new ArrayDeque<>();
  private long number;

  Records(Path file, EntryFormat format) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    this.format = format;
  }

  /**
   * A record of the file.
   *
   * @param number its place among all records, from 1
   * @param entry what it says, if it can be read
   * @param fault what is wrong with it, although an entry may have been read; null if nothing is
   */
  record Read(long number, @Nullable AuditEntry entry, @Nullable String fault) {}

  /** Whether the file begins as one of its format does. */
  boolean beginsWithHeader() throws IOException {
    byte[] header = format.header().getBytes(UTF_8);
    return header.length == 0 || Arrays.equals(header, line());
  }

  /** The next record. */
  Optional<Read> next() throws IOException {
    byte[] first = line();
    if (first.length == 0) {
      return Optional.empty();
    }
    number++;
    Deque<byte[]> lines = new ArrayDeque<>();
    lines.add(first);
    try {
      return Optional.of(read(record(lines)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      lines.removeFirst();
      while (!lines.isEmpty()) {
        ahead.addFirst(lines.removeLast());
      }
      return Optional.of(new Read(number, null, "is no entry: " + e.getMessage()));
    }
  }

  private Read read(String record) {
    AuditEntry entry = format.read(record);
    boolean same = format.write(entry).equals(record);
    return new Read(number, entry, same ? null : "is not written as it was exported");
  }

  private String record(Deque<byte[]> lines) throws IOException {
    String line = text(lines.getFirst());
    StringBuilder record = new StringBuilder(line);
    boolean open = format.opensOrCloses(line);
    while (open) {
      byte[] next = line();
      if (next.length == 0 || record.length() > MAX_LENGTH) {
        throw new IllegalArgumentException("it has no end");
      }
      lines.add(next);
      line = text(next);
      record.append(line);
      open ^= format.opensOrCloses(line);
    }
    return record.toString();
  }

  private static String text(byte[] line) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
  }

  /** The next line with its line feed; nothing at the end. */
  private byte[] line() throws IOException {
    if (!ahead.isEmpty()) {
      return ahead.removeFirst();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && line.size() < MAX_LENGTH) {
      line.write(next);
      if (next == '\n') {
        break;
      }
      next = in.read();
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
