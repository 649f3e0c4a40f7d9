package dev.mandate.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks an export: the file, the checkpoints, the proof, and each entry. */
final class Verification {
  private final CommandLine command;
  private final Findings findings;

  Verification(CommandLine command, Findings findings) {
    this.command = command;
    this.findings = findings;
  }

  void run() throws IOException {
    Manifest manifest = Manifest.read(command.manifest());
    FileCheck.run(command.export(), manifest, findings);
    if (proofHolds(manifest)) {
      checkEntries(manifest);
    } else {
      findings.remark("without a proof that holds, nothing can be said of single entries");
    }
  }

  private boolean proofHolds(Manifest manifest) throws IOException {
    try (ProofFile proof = new ProofFile(command.proof())) {
      List<SignedLog> kept = kept();
      boolean whole = command.wantsAll() || !manifest.filtered();
      boolean holds = true;
      for (Manifest.Log log : manifest.logs()) {
        holds &= check(log, kept).leadsToCheckpoint(proof, whole);
      }
      if (proof.next().isPresent()) {
        throw new IllegalArgumentException("has logs of which the manifest says nothing");
      }
      return holds;
    } catch (IllegalArgumentException e) {
      findings.fails("the proof " + e.getMessage());
      return false;
    }
  }

  private LogCheck check(Manifest.Log log, List<SignedLog> kept) {
    SignedLog signed = SignedLog.of(log.note(), command.keys());
    if (!signed.partnerId().equals(log.partnerId()) || signed.checkpoint().size() < log.upTo()) {
      throw new IllegalArgumentException(
          "of %s up to %d has a checkpoint of %s with %d entries"
              .formatted(
                  log.partnerId(), log.upTo(), signed.partnerId(), signed.checkpoint().size()));
    }
    return new LogCheck(
        log,
        signed,
        kept.stream().filter(each -> each.partnerId().equals(log.partnerId())).toList(),
        findings);
  }

  private List<SignedLog> kept() throws IOException {
    List<SignedLog> kept = new ArrayList<>();
    for (Path file : command.kept()) {
      kept.addAll(SignedLog.in(file, command.keys()));
    }
    return kept;
  }

  private void checkEntries(Manifest manifest) throws IOException {
    long before = findings.failures();
    try (ProofFile proof = new ProofFile(command.proof());
        Records records =
            new Records(command.export(), manifest.format().in(manifest.language()))) {
      if (!records.beginsWithHeader()) {
        findings.fails("the export does not begin as one in " + manifest.format().label());
      }
      new Alignment(new ExpectedEntries(proof), records, findings).run();
    }
    if (findings.failures() == before) {
      findings.holds("each of the %,d entries is as it was logged".formatted(manifest.rows()));
    }
  }
}
