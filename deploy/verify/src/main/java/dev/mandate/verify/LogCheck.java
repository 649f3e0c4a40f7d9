package dev.mandate.verify;

import dev.mandate.proof.Frontier;
import dev.mandate.proof.Hash;
import dev.mandate.proof.SelectionProof;
import dev.mandate.proof.SelectionProof.Part;
import dev.mandate.verify.ProofFile.Header;
import java.util.Iterator;
import java.util.List;

/**
 * Whether the proof leads to the signed checkpoint of a log; which of the log's entries belong into
 * the export by it; and whether checkpoints that were kept from earlier fit.
 */
final class LogCheck {
  private final Manifest.Log log;
  private final SignedLog signed;
  private final List<SignedLog> kept;
  private final Findings findings;
  private final Frontier beginning = Frontier.empty();
  private long selected;
  private long gapless; // how many of the selected ones are the first of the log

  /**
   * Prepares it.
   *
   * @param signed what was signed of the log for the export
   * @param kept what was kept of the same log
   */
  LogCheck(Manifest.Log log, SignedLog signed, List<SignedLog> kept, Findings findings) {
    this.log = log;
    this.signed = signed;
    this.kept = kept;
    this.findings = findings;
  }

  /**
   * Reads the next part of the proof, which has to be about this log, and tells what it shows.
   *
   * @param whole whether nothing of the log may be left out
   * @throws IllegalArgumentException if there is none that can be read
   */
  boolean leadsToCheckpoint(ProofFile proof, boolean whole) {
    Header header =
        proof
            .next()
            .orElseThrow(() -> new IllegalArgumentException("says nothing of " + log.partnerId()));
    if (!header.equals(new Header(log.partnerId(), signed.checkpoint().size()))) {
      throw new IllegalArgumentException(
          "is about %s with %d entries where that of %s with %d belongs"
              .formatted(
                  header.partnerId(), header.size(), log.partnerId(), signed.checkpoint().size()));
    }
    checkKept(0);
    Hash root = SelectionProof.root(header.size(), new Watched(proof.parts()));
    if (!root.equals(signed.checkpoint().root())) {
      findings.fails(log.partnerId() + ": the proof does not lead to the signed checkpoint");
      return false;
    }
    conclude(whole);
    return true;
  }

  private void conclude(boolean whole) {
    boolean complete = gapless == log.upTo() && selected == log.upTo();
    String said =
        "%s: %s of %s"
            .formatted(
                log.partnerId(),
                complete ? "all entries from 1 to " + log.upTo() : selected + " entries",
                signed);
    if (whole && !complete) {
      findings.fails(
          "%s, and nothing may be left out: position %d is".formatted(said, gapless + 1));
    } else {
      findings.holds(said + (complete ? "" : "; what was left out is not known"));
    }
    kept.forEach(this::tellWhatIsNotCompared);
  }

  private void tellWhatIsNotCompared(SignedLog earlier) {
    long size = earlier.checkpoint().size();
    if (size > signed.checkpoint().size()) {
      findings.remark(
          "%s: the checkpoint of %s is later than the export".formatted(log.partnerId(), earlier));
    } else if (size > beginning.size()) {
      findings.fails(
          "%s: the checkpoint of %s cannot be compared, as entries before it were left out"
              .formatted(log.partnerId(), earlier));
    }
  }

  /** Compares what was signed of the first entries with what they are now. */
  private void checkKept(long size) {
    for (SignedLog earlier : kept) {
      if (earlier.checkpoint().size() == size) {
        if (earlier.checkpoint().root().equals(beginning.root())) {
          findings.holds("%s: the log goes on from %s".formatted(log.partnerId(), earlier));
        } else {
          findings.fails("%s: the log was changed before %s".formatted(log.partnerId(), earlier));
        }
      }
    }
  }

  /** Counts the parts of a proof while they pass, and grows the tree of the log's beginning. */
  private final class Watched implements Iterator<Part> {
    private final Iterator<Part> parts;

    Watched(Iterator<Part> parts) {
      this.parts = parts;
    }

    @Override
    public boolean hasNext() {
      return parts.hasNext();
    }

    @Override
    public Part next() {
      Part part = parts.next();
      if (part.selected()) {
        selected++;
        gapless = part.from() == gapless ? part.to() : gapless;
      }
      if (part.from() == beginning.size() && part.to() == part.from() + 1) {
        beginning.append(part.root());
        checkKept(beginning.size());
      }
      return part;
    }
  }
}
