package dev.mandate.access.proof;

import dev.mandate.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A file with a private key, as {@code openssl genpkey -algorithm ed25519} writes it.
 *
 * <p>Bouncy Castle signs, because each active log is signed twice a second: the JDK multiplies
 * without tables of the curve's base point, and takes ten times as long.
 */
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
      AsymmetricKeyParameter key = PrivateKeyFactory.createKey(decoded(Files.readString(file)));
      if (!(key instanceof Ed25519PrivateKeyParameters ed25519)) {
        throw new IllegalArgumentException("A key for another algorithm");
      }
      return new SigningKey(
          name, published(ed25519.generatePublicKey()), text -> signature(ed25519, text));
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

  private static PublicKey published(Ed25519PublicKeyParameters key)
      throws GeneralSecurityException, IOException {
    byte[] encoded = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] signature(Ed25519PrivateKeyParameters key, byte[] text) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(text, 0, text.length);
    return signer.generateSignature();
  }
}
