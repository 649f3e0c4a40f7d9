package dev.mandate.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public Ed25519 key that tells whether a note was signed with its private one. Its text, {@code
 * name+id+key}, is that of C2SP's signed-note.
 */
public final class VerifierKey {
  private static final String ALGORITHM = "Ed25519";
  private static final byte ED25519 = 1;
  private static final int KEY_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 64;
  private static final Pattern TEXT =
      Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)");

  /** What stands before the 32 bytes of a key in its X.509 form (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final int id;
  private final PublicKey key;

  private VerifierKey(String name, byte[] raw) {
    this.name = name;
    this.raw = raw;
    this.id = id(name, raw);
    try {
      key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(joined(X509, raw)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("No Ed25519 key: " + e.getMessage(), e);
    }
  }

  /** The key of this name. */
  static VerifierKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (!Arrays.equals(X509, Arrays.copyOf(encoded, X509.length))) {
      throw new IllegalArgumentException("The key is not one for Ed25519");
    }
    return new VerifierKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
  }

  /**
   * Reads a key from its text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static VerifierKey of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("A key is written as name+id+key: " + text);
    }
    byte[] typed = Base64.getDecoder().decode(matcher.group(3));
    if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
      throw new IllegalArgumentException("The key is not one for Ed25519: " + text);
    }
    VerifierKey read =
        new VerifierKey(matcher.group(1), Arrays.copyOfRange(typed, 1, typed.length));
    if (!read.toString().equals(text)) {
      throw new IllegalArgumentException("The id of the key is not its own: " + text);
    }
    return read;
  }

  /** Its name, usually that of who signs. */
  public String name() {
    return name;
  }

  /** The first four bytes of a hash of it, as a number: tells it from other keys of its name. */
  public int id() {
    return id;
  }

  private static int id(String name, byte[] raw) {
    byte[] named = joined((name + "\n").getBytes(UTF_8), new byte[] {ED25519}, raw);
    return ByteBuffer.wrap(Sha256.of(named)).getInt();
  }

  /** Whether a note has a valid signature of this key. */
  public boolean verifies(SignedNote note) {
    return note.signatures().stream()
        .filter(signature -> signature.keyName().equals(name) && signature.keyId() == id)
        .anyMatch(signature -> verifies(note.text(), signature.bytes()));
  }

  private boolean verifies(String text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(text.getBytes(UTF_8));
      return signature.length == SIGNATURE_LENGTH && verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // such as a point that is not on the curve
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "%s+%08x+%s"
        .formatted(name, id, Base64.getEncoder().encodeToString(joined(new byte[] {ED25519}, raw)));
  }
}
