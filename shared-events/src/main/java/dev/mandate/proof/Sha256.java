package dev.mandate.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash function of everything that is proved. */
public final class Sha256 {
  private Sha256() {}

  /** A new hash, to be fed piece by piece. Finding one takes as long as hashing an entry. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The hash of these bytes. */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }
}
