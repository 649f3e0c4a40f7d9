package dev.mandate.verify;

import dev.mandate.proof.Checkpoint;
import dev.mandate.proof.SignedNote;
import dev.mandate.proof.VerifierKey;
import dev.mandate.wire.JsonValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint with a signature that counts.
 *
 * @param partnerId whose log it is of
 * @param key which key signed it
 */
record SignedLog(String partnerId, Checkpoint checkpoint, VerifierKey key) {
  /**
   * Reads a signed checkpoint. Its log is named after the key, which signs no other's.
   *
   * @throws IllegalArgumentException if none of these keys has signed it
   */
  static SignedLog of(String note, List<VerifierKey> keys) {
    SignedNote signed = SignedNote.of(note);
    Checkpoint checkpoint = Checkpoint.of(signed.text());
    VerifierKey key =
        keys.stream()
            .filter(each -> each.verifies(signed))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the checkpoint of %s at %d entries has no valid signature of a --key"
                            .formatted(checkpoint.origin(), checkpoint.size())));
    String prefix = key.name() + "/";
    if (!checkpoint.origin().startsWith(prefix)) {
      throw new IllegalArgumentException(
          "the log %s is none that %s signs".formatted(checkpoint.origin(), key.name()));
    }
    return new SignedLog(checkpoint.origin().substring(prefix.length()), checkpoint, key);
  }

  /**
   * Reads the checkpoints of a file: one as it is signed, or an answer with several.
   *
   * @throws IllegalArgumentException if it is something else, or a signature does not count
   */
  static List<SignedLog> in(Path file, List<VerifierKey> keys) throws IOException {
    String text = Files.readString(file);
    if (!text.startsWith("{")) {
      return List.of(of(text, keys));
    }
    Map<String, Object> answer = JsonValues.read(text);
    List<?> items = answer.get("items") instanceof List<?> list ? list : List.of(answer);
    return items.stream().map(item -> of(note(item), keys)).toList();
  }

  private static String note(Object item) {
    if (item instanceof Map<?, ?> checkpoint && checkpoint.get("note") instanceof String note) {
      return note;
    }
    throw new IllegalArgumentException("there is no note in it");
  }

  @Override
  public String toString() {
    return "%d entries, signed by %s at %s"
        .formatted(checkpoint.size(), key.name(), checkpoint.at());
  }
}
