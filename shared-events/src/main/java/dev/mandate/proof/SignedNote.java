package dev.mandate.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and signatures of it, as C2SP's <a href="https://c2sp.org/signed-note">signed-note</a>
 * says.
 *
 * @param text what is signed; it ends with a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<Signature> signatures) {
  private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/=]+)");
  private static final String BETWEEN = "\n\n";

  /** A note that nobody can change. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * A signature.
   *
   * @param keyName the name of the key
   * @param keyId the first four bytes of a hash of the key, as a number
   * @param signature the signature itself, in base64
   */
  public record Signature(String keyName, int keyId, String signature) {
    private String line() {
      byte[] bytes = Base64.getDecoder().decode(signature);
      byte[] all = new byte[Integer.BYTES + bytes.length];
      ByteBuffer.wrap(all).putInt(keyId).put(bytes);
      return "\u2014 %s %s\n".formatted(keyName, Base64.getEncoder().encodeToString(all));
    }

    byte[] bytes() {
      return Base64.getDecoder().decode(signature);
    }
  }

  /** The note as it is handed on. */
  public String note() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString();
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException if it is none, or not in the one form that it has
   */
  public static SignedNote of(String note) {
    int end = note.lastIndexOf(BETWEEN);
    if (end < 0) {
      throw new IllegalArgumentException("A signed note is a text, an empty line and signatures");
    }
    List<Signature> signatures = new ArrayList<>();
    note.substring(end + BETWEEN.length())
        .lines()
        .map(SignedNote::signature)
        .forEach(signatures::add);
    SignedNote read = new SignedNote(note.substring(0, end + 1), signatures);
    if (signatures.isEmpty() || !read.note().equals(note)) {
      throw new IllegalArgumentException("The signed note is not written in its usual form");
    }
    return read;
  }

  private static Signature signature(String line) {
    Matcher matcher = SIGNATURE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("No signature: " + line);
    }
    byte[] bytes = Base64.getDecoder().decode(matcher.group(2));
    if (bytes.length <= Integer.BYTES) {
      throw new IllegalArgumentException("The signature is too short: " + line);
    }
    int keyId = ByteBuffer.wrap(bytes).getInt();
    byte[] signature = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    return new Signature(matcher.group(1), keyId, Base64.getEncoder().encodeToString(signature));
  }
}
