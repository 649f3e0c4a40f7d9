package dev.mandate.access.export;

import dev.mandate.access.export.ResumePoints.Point;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes all of an export, and sends what comes behind an offset. */
final class ExportOutput {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final long offset;
  private final MessageDigest digest;
  private long bytes;

  private ExportOutput(OutputStream out, long offset, MessageDigest digest, long bytes) {
    this.out = out;
    this.offset = offset;
    this.digest = digest;
    this.bytes = bytes;
  }

  /** Goes on at a place, for somebody who has everything before an offset. */
  static ExportOutput continuing(Point start, OutputStream out, long offset) {
    return new ExportOutput(
        new BufferedOutputStream(out, BUFFER), offset, copy(start.digest()), start.bytes());
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The SHA-256 of every JDK can be copied", e);
    }
  }

  void write(byte[] record) throws IOException {
    digest.update(record);
    int left = Math.clamp(offset - bytes, 0, record.length);
    bytes += record.length;
    out.write(record, left, record.length - left);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** How much of the export has been written, or left out. */
  long bytes() {
    return bytes;
  }

  /** The hash of all of that, in hexadecimal. */
  String hash() {
    return HexFormat.of().formatHex(copy(digest).digest());
  }

  /** The present place. */
  Point point(long rows, String partnerId, Tally tally) {
    return new Point(bytes, copy(digest), rows, partnerId, tally);
  }
}
