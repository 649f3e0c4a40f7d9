package dev.mandate.proof;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash of the tree of a log: of a leaf, of a node, or of all of it. */
public final class Hash {
  /** How many bytes a hash has. */
  public static final int LENGTH = 32;

  /** The root of a tree without leaves: the hash of nothing. */
  public static final Hash OF_NOTHING = new Hash(Sha256.begin().digest());

  // RFC 9162, section 2.1.1: the prefixes keep leaves and nodes apart, so that none passes for the
  // other.
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** Finding an implementation takes as long as hashing an entry. */
  private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Sha256::begin);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a leaf that holds these bytes. */
  public static Hash ofLeaf(byte[] entry) {
    MessageDigest digest = SHA256.get();
    digest.update(LEAF);
    return new Hash(digest.digest(entry));
  }

  /** The hash of the node above two others. */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = SHA256.get();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /**
   * A hash of these bytes.
   *
   * @throws IllegalArgumentException if they are not as many as a hash has
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "A hash has %d bytes, these are %d".formatted(LENGTH, bytes.length));
    }
    return new Hash(bytes.clone());
  }

  /**
   * Reads a hash in base64.
   *
   * @throws IllegalArgumentException if the text is no hash, or not in the one form that it has
   */
  public static Hash ofBase64(String text) {
    Hash hash = of(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException("The base64 of a hash is not in its usual form: " + text);
    }
    return hash;
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Its bytes in base64. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Its bytes in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
