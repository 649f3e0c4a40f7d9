package dev.mandate.access.proof;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.proof.CheckpointStore.Signed;
import dev.mandate.proof.ConsistencyProof;
import dev.mandate.proof.Hash;
import dev.mandate.proof.MerkleTree;
import dev.mandate.web.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers with what proves the audit log (R33). */
@RestController
final class ProofController {
  private final ReadPermissions permissions;
  private final SignedCheckpoints checkpoints;
  private final LogHashes hashes;
  private final EntryProofs entries;

  ProofController(
      ReadPermissions permissions,
      SignedCheckpoints checkpoints,
      LogHashes hashes,
      EntryProofs entries) {
    this.permissions = permissions;
    this.checkpoints = checkpoints;
    this.hashes = hashes;
    this.entries = entries;
  }

  /** What verifies the signatures. */
  record Keys(List<String> items) {}

  /**
   * Shows that a log has only grown.
   *
   * @param path the hashes that lead from the one to the other, in base64
   */
  record Consistency(CheckpointAnswer from, CheckpointAnswer to, List<String> path) {}

  @GetMapping("/v1/audit/keys")
  Keys keys() {
    return new Keys(entries.keys());
  }

  @GetMapping("/v1/audit/checkpoints")
  Page<CheckpointAnswer> checkpoints(
      @RequestParam String partner,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    String id = readable(partner, caller);
    Paging paging = Paging.of(limit, cursor, 1, "checkpoints", id);
    long before = paging.afterNumber(0, Long.MAX_VALUE);
    return paging
        .page(
            checkpoints.before(id, before, paging.fetchSize()),
            signed -> List.of(Long.toString(signed.checkpoint().size())))
        .map(CheckpointAnswer::of);
  }

  @GetMapping("/v1/audit/proof/inclusion")
  InclusionAnswer inclusion(
      @RequestParam String partner,
      @RequestParam long position,
      @RequestParam(required = false) @Nullable Long size,
      Caller caller) {
    String id = readable(partner, caller);
    if (position < 1) {
      throw new BadRequestException("position has to be 1 or more");
    }
    Signed signed =
        size == null
            ? checkpoints.covering(id, position).orElseThrow(NotFoundException::new)
            : at(id, size);
    if (position > signed.checkpoint().size()) {
      throw new BadRequestException("the checkpoint is of an earlier position");
    }
    return entries.inclusion(position, signed);
  }

  @GetMapping("/v1/audit/proof/consistency")
  Consistency consistency(
      @RequestParam String partner, @RequestParam long from, @RequestParam long to, Caller caller) {
    String id = readable(partner, caller);
    if (from > to) {
      throw new BadRequestException("from has to be the size of the earlier checkpoint");
    }
    Signed earlier = at(id, from);
    Signed later = at(id, to);
    ConsistencyProof proof = new MerkleTree(to, new StoredSubtrees(id, hashes)).consistency(from);
    return new Consistency(
        CheckpointAnswer.of(earlier), CheckpointAnswer.of(later), texts(proof.path()));
  }

  private Signed at(String partnerId, long size) {
    return checkpoints.at(partnerId, size).orElseThrow(NotFoundException::new);
  }

  private String readable(String partner, Caller caller) {
    String id = Text.filter(partner);
    if (id == null) {
      throw new BadRequestException("partner is missing");
    }
    permissions.log(caller, id, 0);
    return id;
  }

  private static List<String> texts(List<Hash> path) {
    return path.stream().map(Hash::base64).toList();
  }
}
