package dev.mandate.access.proof;

import dev.mandate.access.proof.CheckpointStore.Signed;
import dev.mandate.proof.Checkpoint;
import java.time.Instant;

/**
 * A checkpoint as it is shown and sent.
 *
 * @param origin names the log
 * @param size how many entries the log had: up to this position
 * @param root the root of the tree over them, in base64
 * @param at when that was said
 * @param note the same with its signatures; only this is what was signed
 */
public record CheckpointAnswer(
    String partnerId, String origin, long size, String root, Instant at, String note) {
  static CheckpointAnswer of(Signed signed) {
    Checkpoint checkpoint = signed.checkpoint();
    return new CheckpointAnswer(
        signed.partnerId(),
        checkpoint.origin(),
        checkpoint.size(),
        checkpoint.root().base64(),
        checkpoint.at(),
        signed.note());
  }
}
