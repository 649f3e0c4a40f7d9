package dev.mandate.access.proof;

import dev.mandate.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A file with a private key, as {@code openssl genpkey -algorithm ed25519} writes it. */
final class KeyFile {
  private static final String ALGORITHM = "Ed25519";
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private KeyFile() {}

  /**
   * Reads a key.
   *
   * @param name what the key is called
   * @throws IllegalStateException if the file cannot be read or holds something else
   */
  static SigningKey read(Path file, String name) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(decoded(Files.readString(file))));
      return new SigningKey(name, pair((EdECPrivateKey) key));
    } catch (IOException e) {
      throw new IllegalStateException("The key file %s cannot be read: %s".formatted(file, e), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s holds no private Ed25519 key in PEM form; openssl genpkey -algorithm ed25519 makes one"
              .formatted(file),
          e);
    }
  }

  private static byte[] decoded(String pem) {
    String text = pem.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new IllegalArgumentException("No private key in PEM form");
    }
    return Base64.getMimeDecoder()
        .decode(text.substring(BEGIN.length(), text.length() - END.length()));
  }

  /** The file has the private key only. Generating a pair from its bytes gives the public one. */
  private static KeyPair pair(EdECPrivateKey key) throws GeneralSecurityException {
    byte[] bytes = key.getBytes().orElseThrow(() -> new IllegalArgumentException("No key bytes"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new Fixed(bytes));
    return generator.generateKeyPair();
  }

  /** Gives the bytes of a key where random ones are asked for. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    Fixed(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] wanted) {
      if (wanted.length != bytes.length) {
        throw new IllegalArgumentException("A key has %d bytes".formatted(bytes.length));
      }
      System.arraycopy(bytes, 0, wanted, 0, bytes.length);
    }
  }
}
