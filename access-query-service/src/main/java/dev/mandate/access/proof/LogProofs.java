package dev.mandate.access.proof;

import dev.mandate.access.http.NotYetException;
import dev.mandate.proof.MerkleTree;
import dev.mandate.proof.SelectionProof;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Shows that many entries of a log are in it, all at once (R33). */
@Component
public final class LogProofs {
  private final SignedCheckpoints checkpoints;
  private final LogHashes hashes;
  private final SigningKeys keys;

  LogProofs(SignedCheckpoints checkpoints, LogHashes hashes, SigningKeys keys) {
    this.checkpoints = checkpoints;
    this.hashes = hashes;
    this.keys = keys;
  }

  /**
   * The first checkpoint of a log that has the entry at this position.
   *
   * @return nothing if this installation signs nothing
   * @throws NotYetException if it will be signed soon
   */
  public Optional<CheckpointAnswer> checkpoint(String partnerId, long position) {
    Optional<CheckpointAnswer> signed =
        checkpoints.covering(partnerId, position).map(CheckpointAnswer::of);
    if (signed.isEmpty() && !keys.areMissing()) {
      throw new NotYetException(
          "The log of %s is not signed at position %d yet; ask again."
              .formatted(partnerId, position));
    }
    return signed;
  }

  /**
   * Shows that entries are in a log.
   *
   * @param size of the log when it was signed
   * @param positions of the entries, ascending
   * @param parts takes the parts of the proof, in the order of the log
   */
  public void selection(
      String partnerId,
      long size,
      PrimitiveIterator.OfLong positions,
      Consumer<SelectionProof.Part> parts) {
    new MerkleTree(size, new StoredSubtrees(partnerId, hashes))
        .selection(new Leaves(positions), parts);
  }

  /** The entry at position p is leaf p - 1. */
  private record Leaves(PrimitiveIterator.OfLong positions) implements PrimitiveIterator.OfLong {
    @Override
    public boolean hasNext() {
      return positions.hasNext();
    }

    @Override
    public long nextLong() {
      return positions.nextLong() - 1;
    }
  }
}
