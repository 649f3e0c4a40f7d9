package dev.mandate.access.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.LogReader;
import dev.mandate.access.audit.LogReader.Part;
import dev.mandate.access.export.Export.Log;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.proof.CheckpointAnswer;
import dev.mandate.access.proof.LogProofs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.springframework.stereotype.Component;

/**
 * Writes what shows that the entries of an export are in their logs (R33). For each log there is a
 * line with the partner and the size that the log had at its checkpoint, a line for each part of
 * the proof, and an empty line; in the order of the export.
 */
@Component
final class ExportProof {
  private final ExportStore exports;
  private final LogReader logs;
  private final LogProofs proofs;

  ExportProof(ExportStore exports, LogReader logs, LogProofs proofs) {
    this.exports = exports;
    this.logs = logs;
    this.proofs = proofs;
  }

  /**
   * Writes the proof.
   *
   * @throws NotFoundException if nothing is signed here
   * @throws dev.mandate.access.http.NotYetException if a checkpoint is still to be signed
   */
  void write(Export export, OutputStream out) throws IOException {
    Writer lines = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    try {
      List<Log> next = exports.logsFrom(export.id(), "");
      while (!next.isEmpty()) {
        next.forEach(log -> write(export, log, lines));
        next = exports.logsAfter(export.id(), next.getLast().partnerId());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    lines.flush();
  }

  private void write(Export export, Log log, Writer lines) {
    CheckpointAnswer checkpoint =
        proofs.checkpoint(log.partnerId(), log.upTo()).orElseThrow(NotFoundException::new);
    line(lines, "%s %d".formatted(log.partnerId(), checkpoint.size()));
    proofs.selection(
        log.partnerId(),
        checkpoint.size(),
        new Positions(logs, export.filter(), log),
        part -> line(lines, part.line()));
    line(lines, "");
  }

  private static void line(Writer lines, String line) {
    try {
      lines.write(line);
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The positions of the entries of a log that are in the export. */
  private static final class Positions implements PrimitiveIterator.OfLong {
    private static final int PAGE = 10_000;

    private final LogReader logs;
    private final AuditFilter filter;
    private final Log log;
    private Iterator<Long> page;
    private long last;

    Positions(LogReader logs, AuditFilter filter, Log log) {
      this.logs = logs;
      this.filter = filter;
      this.log = log;
      page = nextPage();
    }

    private Iterator<Long> nextPage() {
      return logs.positions(filter, new Part(log.partnerId(), last, log.upTo()), PAGE).iterator();
    }

    @Override
    public boolean hasNext() {
      if (!page.hasNext() && last > 0) {
        page = nextPage();
      }
      return page.hasNext();
    }

    @Override
    public long nextLong() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      last = page.next();
      return last;
    }
  }
}
