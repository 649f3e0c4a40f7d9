package dev.mandate.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.proof.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a person's values are hashed with, so that nobody can find a value by trying the likely
 * ones. Whoever knows a value and its salt can show that a commitment is to that value, and to no
 * other.
 */
public final class Salt {
  /** How many bytes a salt has. */
  public static final int LENGTH = 32;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  static Salt of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "A salt has %d bytes, these are %d".formatted(LENGTH, bytes.length));
    }
    return new Salt(bytes.clone());
  }

  /**
   * Reads a salt.
   *
   * @throws IllegalArgumentException if the text is none, or not in the one form that it has
   */
  public static Salt parse(String text) {
    Salt salt = of(Base64.getUrlDecoder().decode(text));
    if (!salt.text().equals(text)) {
      throw new IllegalArgumentException("The base64 of a salt is not in its usual form");
    }
    return salt;
  }

  /** The salt in base64, for {@link #parse}. */
  public String text() {
    return BASE64.encodeToString(bytes);
  }

  /** The hash that stands for a value: SHA-256 over the salt and the value in UTF-8. */
  byte[] commit(String value) {
    MessageDigest hash = Sha256.begin();
    hash.update(bytes);
    return hash.digest(value.getBytes(UTF_8));
  }

  /** The commitment to a value, as it stands in what is hashed. */
  public String commitment(String value) {
    return Sealed.commitmentOf(commit(value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Salt salt && Arrays.equals(bytes, salt.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Not the salt: it does not belong in a log. */
  @Override
  public String toString() {
    return "a salt";
  }
}
