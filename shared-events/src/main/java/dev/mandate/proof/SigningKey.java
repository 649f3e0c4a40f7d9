package dev.mandate.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PublicKey;
import java.util.Base64;
import java.util.List;

/** A private Ed25519 key that signs notes, with its public one. */
public final class SigningKey {
  private final Signer signer;
  private final VerifierKey verifier;

  /** What holds the private key. Safe for several threads. */
  @FunctionalInterface
  public interface Signer {
    /** The Ed25519 signature of these bytes. */
    byte[] sign(byte[] text);
  }

  /**
   * A key of this name.
   *
   * @param name usually that of who signs; without white space and plus
   * @throws IllegalArgumentException if the keys are none for Ed25519, or do not belong together
   */
  public SigningKey(String name, PublicKey publicKey, Signer signer) {
    this.signer = signer;
    // Reading it from its text finds out whether it can be written with this name.
    verifier = VerifierKey.of(VerifierKey.of(name, publicKey).toString());
    if (!verifier.verifies(sign("a probe\n"))) {
      throw new IllegalArgumentException("The private key and the public key are not a pair");
    }
  }

  /** Signs a text, which ends with a line feed. */
  public SignedNote sign(String text) {
    String signature = Base64.getEncoder().encodeToString(signer.sign(text.getBytes(UTF_8)));
    return new SignedNote(
        text, List.of(new SignedNote.Signature(verifier.name(), verifier.id(), signature)));
  }

  /** What tells that this key has signed. */
  public VerifierKey verifier() {
    return verifier;
  }
}
