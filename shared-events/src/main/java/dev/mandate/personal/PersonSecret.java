package dev.mandate.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret of one person in one partner's history. The same value is always sealed to the same
 * text, so that whether a name changed can be told from sealed names.
 *
 * <p>From the secret follow a key for AES-256-GCM and the {@link Salt} of commitments (HKDF with
 * SHA-256, RFC 5869). The nonce of a value is the beginning of its commitment: another value has
 * another one.
 */
public final class PersonSecret {
  /** How many bytes a secret has. */
  public static final int LENGTH = 32;

  private static final int ID_LENGTH = 8;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final byte[] id;
  private final SecretKey key;
  private final Salt salt;

  private PersonSecret(byte[] secret) {
    this.secret = secret;
    this.id = derive("id", ID_LENGTH);
    this.key = new SecretKeySpec(derive("key", LENGTH), "AES");
    this.salt = Salt.of(derive("salt", Salt.LENGTH));
  }

  /** A new secret. */
  public static PersonSecret random() {
    byte[] secret = new byte[LENGTH];
    RANDOM.nextBytes(secret);
    return new PersonSecret(secret);
  }

  /**
   * A secret that was made before.
   *
   * @throws IllegalArgumentException if these are not as many bytes as a secret has
   */
  public static PersonSecret of(byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException(
          "A secret has %d bytes, these are %d".formatted(LENGTH, secret.length));
    }
    return new PersonSecret(secret.clone());
  }

  /**
   * Reads a secret.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static PersonSecret parse(String text) {
    return of(Base64.getUrlDecoder().decode(text));
  }

  /** The secret in base64, for {@link #parse}. */
  public String text() {
    return BASE64.encodeToString(secret);
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return secret.clone();
  }

  /** What the commitments of this person are made with. */
  public Salt salt() {
    return salt;
  }

  /** Seals a value. The empty text says nothing of anybody, and stays. */
  public String seal(String value) {
    if (value.isEmpty()) {
      return value;
    }
    byte[] commitment = salt.commit(value);
    byte[] text = crypt(Cipher.ENCRYPT_MODE, commitment, value.getBytes(UTF_8), 0);
    byte[] encrypted = Arrays.copyOf(id, ID_LENGTH + text.length);
    System.arraycopy(text, 0, encrypted, ID_LENGTH, text.length);
    return Sealed.of(commitment, encrypted);
  }

  /**
   * Opens a sealed value.
   *
   * @return the value, or null if this secret does not open it: it is open, a commitment, or was
   *     sealed with another secret. Text that only looks as if it were sealed stays closed, so that
   *     nobody takes it for what it looks like
   * @throws IllegalArgumentException if it was changed since it was sealed
   */
  public @Nullable String open(String sealed) {
    if (!Sealed.isSealed(sealed) || Sealed.isCommitment(sealed)) {
      return null;
    }
    byte[] encrypted = Sealed.encrypted(sealed);
    if (encrypted == null
        || encrypted.length < ID_LENGTH
        || !Arrays.equals(encrypted, 0, ID_LENGTH, id, 0, ID_LENGTH)) {
      return null;
    }
    byte[] commitment = Sealed.hash(sealed);
    String value = new String(crypt(Cipher.DECRYPT_MODE, commitment, encrypted, ID_LENGTH), UTF_8);
    if (!Arrays.equals(salt.commit(value), commitment)) {
      throw new IllegalArgumentException("A sealed value has the commitment of another one");
    }
    return Sealed.isSealed(value) ? null : value;
  }

  private byte[] crypt(int mode, byte[] commitment, byte[] text, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, commitment, 0, NONCE_LENGTH));
      return cipher.doFinal(text, from, text.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("A personal value could not be sealed or opened", e);
    }
  }

  private byte[] derive(String purpose, int length) {
    SecretKey given = new SecretKeySpec(secret, "Generic");
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.expandOnly(given, purpose.getBytes(UTF_8), length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java since 25 has HKDF-SHA256", e);
    }
  }

  /** Not the secret: it does not belong in a log. */
  @Override
  public String toString() {
    return "the secret of a person";
  }
}
