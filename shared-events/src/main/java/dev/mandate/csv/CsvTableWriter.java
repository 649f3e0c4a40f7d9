package dev.mandate.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV (RFC 4180): commas, CRLF, quotes where needed. No cell begins a formula.
 * Nothing is an empty cell, and the empty text is a quoted one, so that {@link CsvTableReader}
 * tells them apart.
 */
public final class CsvTableWriter {
  /** The media type of what it writes, in UTF-8 and with a row of names first. */
  public static final String MEDIA_TYPE = "text/csv;header=present;charset=UTF-8";

  private final CsvWriter rows;

  /** Writes to here, without keeping anything back; closing is left to whoever opened it. */
  public CsvTableWriter(Writer to) {
    rows =
        CsvWriter.builder()
            .bufferSize(0)
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(to);
  }

  /**
   * Writes a row.
   *
   * @param texts what is in its cells; null leaves a cell empty
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void write(List<@Nullable String> texts) {
    CsvWriter.CsvWriterRecord row = rows.writeRecord();
    for (String text : texts) {
      row.writeField(text == null ? null : Cell.of(text));
    }
    row.endRecord();
  }
}
