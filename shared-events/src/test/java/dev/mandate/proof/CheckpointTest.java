package dev.mandate.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R33: what signed checkpoints say, and that nobody else can say it. */
class CheckpointTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          "audit.example/acme",
          42,
          Hash.ofLeaf("whatever".getBytes(UTF_8)),
          Instant.parse("2026-01-31T12:00:00.000Z"));

  private final SigningKey key = key(pair());

  private static SigningKey key(KeyPair pair) {
    return new SigningKey(
        "audit.example", pair.getPublic(), text -> signature(pair.getPrivate(), text));
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] signature(PrivateKey key, byte[] text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(text);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_checkpoint_is_written_as_its_format_says_and_read_back() {
    assertThat(CHECKPOINT.text())
        .isEqualTo(
            """
            audit.example/acme
            42
            lLwF8pWhBiM1JeI3g9KQ/h5l2QFLvZ5UEBYhIQqYWP4=
            at 2026-01-31T12:00:00.000Z
            """
                .replace(
                    "lLwF8pWhBiM1JeI3g9KQ/h5l2QFLvZ5UEBYhIQqYWP4=", CHECKPOINT.root().base64()));
    assertThat(Checkpoint.of(CHECKPOINT.text())).isEqualTo(CHECKPOINT);
  }

  @Test
  void the_example_of_the_signed_note_format_verifies() {
    // The key and the note of the documentation of golang.org/x/mod/sumdb/note.
    VerifierKey peter =
        VerifierKey.of("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    SignedNote note =
        SignedNote.of(
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """);

    assertThat(peter.verifies(note)).isTrue();
  }

  @Test
  void R33_a_signed_checkpoint_is_verified_after_it_travelled() {
    SignedNote note = SignedNote.of(key.sign(CHECKPOINT.text()).note());

    assertThat(VerifierKey.of(key.verifier().toString()).verifies(note)).isTrue();
    assertThat(Checkpoint.of(note.text())).isEqualTo(CHECKPOINT);
  }

  @Test
  void R33_every_changed_bit_of_a_signed_checkpoint_is_found() {
    byte[] note = key.sign(CHECKPOINT.text()).note().getBytes(UTF_8);
    for (int bit = 0; bit < note.length * 8; bit++) {
      note[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(isVerified(note)).as("bit %d: %s", bit, new String(note, ISO_8859_1)).isFalse();
      note[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(isVerified(note)).isTrue();
  }

  private boolean isVerified(byte[] note) {
    try {
      return key.verifier().verifies(SignedNote.of(new String(note, UTF_8)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void R33_another_key_of_the_same_name_does_not_verify() {
    SigningKey other = key(pair());

    assertThat(other.verifier().verifies(key.sign(CHECKPOINT.text()))).isFalse();
  }

  @Test
  void a_private_key_is_not_taken_for_that_of_another_public_key() {
    KeyPair mixed = new KeyPair(pair().getPublic(), pair().getPrivate());

    assertThatThrownBy(() -> key(mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a pair");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "audit.example/acme|42|",
        "audit.example/acme|"
            + "042|"
            + "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=|"
            + "at 2026-01-31T12:00:00.000Z|",
        "audit.example/acme|42|bjQL|at 2026-01-31T12:00:00.000Z|",
        "audit.example/acme|42|bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=|at noon|",
        "audit.example/acme|"
            + "many|"
            + "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=|"
            + "at 2026-01-31T12:00:00.000Z|"
      })
  void what_is_no_checkpoint_is_refused(String text) {
    assertThatThrownBy(() -> Checkpoint.of(text.replace('|', '\n')))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit.example",
        "audit.example+00000000+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AR=",
        "PeterNeumann+c74f20a3+ABpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      })
  void what_is_no_key_is_refused(String text) {
    assertThatThrownBy(() -> VerifierKey.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
