package dev.mandate.testissuer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A key that signs tokens by ES256. */
record Key(String id, KeyPair pair) {
  private static final int COORDINATE_BYTES = 32;

  static Key fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new Key(UUID.randomUUID().toString(), generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no ECDSA", e);
    }
  }

  /** Its public half, as a JSON Web Key. */
  String published() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return """
    {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}\
    """
        .formatted(id, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  /** The signature of a text, in the form that a token has. */
  String sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no ECDSA", e);
    }
  }

  private static String coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray(); // of any length, and with a sign
    byte[] padded = new byte[COORDINATE_BYTES];
    byte[] last =
        Arrays.copyOfRange(bytes, Math.max(0, bytes.length - COORDINATE_BYTES), bytes.length);
    System.arraycopy(last, 0, padded, COORDINATE_BYTES - last.length, last.length);
    return base64(padded);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
