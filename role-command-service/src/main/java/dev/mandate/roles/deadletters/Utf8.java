package dev.mandate.roles.deadletters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Bytes as text and back, where nothing may be replaced silently. */
final class Utf8 {
  /** What a line of a list has of one text at most, in bytes, as anybody can send anything. */
  private static final int SHORT = 1024;

  private Utf8() {}

  /** The text that the bytes are, or null if they are absent or no UTF-8. */
  static @Nullable String text(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The same, and null as well if the text is too long for a list. */
  static @Nullable String shortText(byte @Nullable [] bytes) {
    return bytes == null || bytes.length > SHORT ? null : text(bytes);
  }

  /** The last header of a name as text that is not too long for a list, or null. */
  static @Nullable String shortText(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : shortText(header.value());
  }

  /**
   * The bytes of a text.
   *
   * @throws CharacterCodingException if it has half a surrogate pair
   */
  static byte[] bytes(String text) throws CharacterCodingException {
    ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
