package dev.mandate.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** A private Ed25519 key that signs notes, with its public one. */
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey key;
  private final VerifierKey verifier;

  /**
   * A key of this name.
   *
   * @param name usually that of who signs; without white space and plus
   * @throws IllegalArgumentException if the keys are none for Ed25519, or do not belong together
   */
  public SigningKey(String name, KeyPair pair) {
    key = pair.getPrivate();
    // Reading it from its text finds out whether it can be written with this name.
    verifier = VerifierKey.of(VerifierKey.of(name, pair.getPublic()).toString());
    if (!verifier.verifies(sign("a probe\n"))) {
      throw new IllegalArgumentException("The private key and the public key are not a pair");
    }
  }

  /** Signs a text, which ends with a line feed. */
  public SignedNote sign(String text) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(text.getBytes(UTF_8));
      String signature = Base64.getEncoder().encodeToString(signer.sign());
      return new SignedNote(
          text, List.of(new SignedNote.Signature(verifier.name(), verifier.id(), signature)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key does not sign: " + e.getMessage(), e);
    }
  }

  /** What tells that this key has signed. */
  public VerifierKey verifier() {
    return verifier;
  }
}
