package dev.mandate.access.export;

import dev.mandate.access.export.Export.Whole;
import dev.mandate.access.export.ExportStore.LogRead;
import dev.mandate.access.export.ManifestAnswer.LogAnswer;
import dev.mandate.access.proof.LogProofs;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells what exports are. */
@Component
public final class Manifests {
  private final ExportStore exports;
  private final LogProofs proofs;

  Manifests(ExportStore exports, LogProofs proofs) {
    this.exports = exports;
    this.proofs = proofs;
  }

  /**
   * The manifest of an export.
   *
   * @throws dev.mandate.access.http.NotYetException if a checkpoint is still to be signed
   */
  public ManifestAnswer of(Export export) {
    Whole whole = export.whole();
    List<LogAnswer> logs = exports.logsRead(export.id()).stream().map(this::log).toList();
    return new ManifestAnswer(
        export.id().toString(),
        export.format().label(),
        export.language().tag(),
        export.filter(),
        export.askedBy(),
        export.started(),
        whole != null,
        whole == null ? null : whole.ended(),
        whole == null ? null : whole.rows(),
        whole == null ? null : whole.bytes(),
        whole == null ? null : whole.sha256(),
        logs,
        export.path() + "/content",
        export.path() + "/proof");
  }

  private LogAnswer log(LogRead read) {
    String partnerId = read.log().partnerId();
    Tally tally = read.tally();
    return new LogAnswer(
        partnerId,
        read.log().upTo(),
        tally == null ? null : tally.rows(),
        tally == null || tally.rows() == 0 ? null : tally.first(),
        tally == null || tally.rows() == 0 ? null : tally.last(),
        proofs.checkpoint(partnerId, read.log().upTo()).orElse(null));
  }
}
