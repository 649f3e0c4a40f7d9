package dev.mandate.access.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.access.audit.LogReader;
import dev.mandate.access.audit.LogReader.Part;
import dev.mandate.access.export.Export.Log;
import dev.mandate.access.export.ResumePoints.Point;
import dev.mandate.audit.AuditEntry;
import dev.mandate.export.EntryFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes an export once: log after log, each from its first entry, page by page. */
final class ExportPass {
  /** An entry can have 64 KiB of what was asked, and every download holds two pages. */
  private static final int PAGE = 500;

  private final Export export;
  private final ExportStore store;
  private final LogReader logs;
  private final ResumePoints points;
  private final Download download;
  private final EntryFormat format;
  private final ExportOutput out;
  private final Point start;
  private long rows;

  /**
   * Prepares to write.
   *
   * @param download who gets it, and what of it
   */
  ExportPass(
      Export export,
      ExportStore store,
      LogReader logs,
      ResumePoints points,
      Download download,
      OutputStream out) {
    this.export = export;
    this.store = store;
    this.logs = logs;
    this.points = points;
    this.download = download;
    format = export.entries();
    start = points.before(export.id(), download.offset());
    rows = start.rows();
    this.out = ExportOutput.continuing(start, out, download.offset());
  }

  /**
   * Writes it to its end.
   *
   * @throws IOException if the other side does not take it, or this side stops
   */
  void run() throws IOException {
    if (start.isBeginning()) {
      out.write(format.header().getBytes(UTF_8));
    }
    List<Log> next = store.logsFrom(export.id(), start.partnerId());
    while (!next.isEmpty()) {
      for (Log log : next) {
        write(log);
      }
      next = store.logsAfter(export.id(), next.getLast().partnerId());
    }
    out.flush();
    store.end(export.id(), rows, out.bytes(), out.hash());
  }

  private void write(Log log) throws IOException {
    if (export.filter().partner() != null) { // asked for by name: also if nothing is found
      download.begins(log);
    }
    Tally tally = log.partnerId().equals(start.partnerId()) ? start.tally() : Tally.NOTHING;
    PagesAhead pages = new PagesAhead(after -> page(log, after), PAGE, tally.last());
    for (List<AuditEntry> page = pages.next(); !page.isEmpty(); page = pages.next()) {
      write(log, page);
      tally = tally.and(page);
      points.add(export.id(), out.point(rows, log.partnerId(), tally));
    }
    download.leaves(log);
    store.endLog(export.id(), log, tally);
  }

  private void write(Log log, List<AuditEntry> page) throws IOException {
    List<byte[]> records = page.stream().map(entry -> format.write(entry).getBytes(UTF_8)).toList();
    download.reads(log, page.size(), out.bytes() + records.stream().mapToLong(r -> r.length).sum());
    for (byte[] record : records) {
      out.write(record);
    }
    rows += page.size();
  }

  /**
   * A query of its own: what was appended meanwhile lies beyond the end, and nobody waits for a
   * download that takes long.
   */
  private List<AuditEntry> page(Log log, long after) {
    return logs.entries(export.filter(), new Part(log.partnerId(), after, log.upTo()), PAGE);
  }
}
