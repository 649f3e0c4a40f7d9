package dev.mandate.access.projection;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the binary format of PostgreSQL's {@code copy}: it costs neither side the time that text
 * takes to be made, escaped and read. The room that rows take is used again: memory that is always
 * new costs more than making the rows.
 */
final class CopyRows {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int NULL = -1;
  private static final int END = -1;
  private static final int FIRST_CAPACITY = 1 << 16;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);

  CopyRows() {
    clear();
  }

  /** Begins anew. */
  void clear() {
    bytes.clear();
    bytes.put(SIGNATURE).putInt(0).putInt(0); // neither flags nor an extension of the header
  }

  /** Adds a row. */
  <T> void add(List<Column<T>> columns, T row) {
    room(Short.BYTES).putShort((short) columns.size());
    for (Column<T> column : columns) {
      @Nullable Object value = column.value().apply(row);
      if (value == null) {
        room(Integer.BYTES).putInt(NULL);
      } else {
        column.type().copy(this, value);
      }
    }
  }

  /** Adds a value of any length. */
  void add(byte[] value) {
    room(Integer.BYTES + value.length).putInt(value.length).put(value);
  }

  /** Adds a value of four bytes. */
  void add(int value) {
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
  }

  /** Adds a value of eight bytes. */
  void add(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
  }

  /** Adds a value of sixteen bytes. */
  void add(long first, long second) {
    room(Integer.BYTES + 2 * Long.BYTES).putInt(2 * Long.BYTES).putLong(first).putLong(second);
  }

  private ByteBuffer room(int needed) {
    if (bytes.remaining() < needed) {
      int capacity = Math.max(2 * bytes.capacity(), bytes.position() + needed);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    return bytes;
  }

  /** How long all of it is. */
  int length() {
    return bytes.position() + Short.BYTES;
  }

  /** Writes all of it. */
  void writeTo(OutputStream out) throws IOException {
    room(Short.BYTES).putShort((short) END);
    bytes.position(bytes.position() - Short.BYTES);
    out.write(bytes.array(), 0, length());
  }
}
