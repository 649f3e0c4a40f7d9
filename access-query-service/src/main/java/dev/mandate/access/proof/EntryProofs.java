package dev.mandate.access.proof;

import dev.mandate.access.proof.CheckpointStore.Signed;
import dev.mandate.proof.Hash;
import dev.mandate.proof.InclusionProof;
import dev.mandate.proof.MerkleTree;
import dev.mandate.proof.VerifierKey;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows that single entries are in their logs (R33). */
@Component
public final class EntryProofs {
  private final SignedCheckpoints checkpoints;
  private final LogHashes hashes;
  private final SigningKeys keys;

  EntryProofs(SignedCheckpoints checkpoints, LogHashes hashes, SigningKeys keys) {
    this.checkpoints = checkpoints;
    this.hashes = hashes;
    this.keys = keys;
  }

  /** What verifies the signatures, as text; none if this installation signs nothing. */
  public List<String> keys() {
    return keys.verifiers().stream().map(VerifierKey::toString).toList();
  }

  /** Leads from an entry to the first checkpoint that has it; nothing if there is none yet. */
  public Optional<InclusionAnswer> first(String partnerId, long position) {
    return checkpoints.covering(partnerId, position).map(signed -> inclusion(position, signed));
  }

  /** Leads from an entry to a checkpoint that has it. */
  InclusionAnswer inclusion(long position, Signed signed) {
    StoredSubtrees subtrees = new StoredSubtrees(signed.partnerId(), hashes);
    InclusionProof proof =
        new MerkleTree(signed.checkpoint().size(), subtrees).inclusion(position - 1);
    return new InclusionAnswer(
        position,
        proof.leaf(),
        subtrees.root(0, proof.leaf()).base64(),
        proof.path().stream().map(Hash::base64).toList(),
        CheckpointAnswer.of(signed));
  }
}
