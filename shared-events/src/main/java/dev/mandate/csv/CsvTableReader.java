package dev.mandate.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link CsvTableWriter} or a person with a spreadsheet has written, row by row.
 */
public final class CsvTableReader implements Iterable<List<@Nullable String>> {
  private final CsvReader<List<@Nullable String>> rows;

  /** Reads from here. */
  public CsvTableReader(Reader from) {
    this(CsvReader.builder(), from);
  }

  private CsvTableReader(CsvReader.CsvReaderBuilder builder, Reader from) {
    rows = builder.skipEmptyLines(false).build(new Texts(), from);
  }

  /**
   * Reads what people have written: rows may have more or fewer cells than the first, to be told
   * one by one, but a quotation mark that is not closed would hide all rows behind it.
   */
  public static CsvTableReader writtenByPeople(Reader from) {
    return new CsvTableReader(
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false),
        from);
  }

  /**
   * Reads a single row.
   *
   * @throws IllegalArgumentException if the text is not one row
   */
  public static List<@Nullable String> row(String text) {
    try {
      return CsvReader.builder().skipEmptyLines(false).ofSingleCsvRecord(new Texts(), text);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * The rows that are left, each with what was in its cells.
   *
   * @throws de.siegmar.fastcsv.reader.CsvParseException from the iterator, if it is not CSV
   */
  @Override
  public Iterator<List<@Nullable String>> iterator() {
    return rows.iterator();
  }

  /** Keeps empty cells that are quoted apart from those that are not. */
  private static final class Texts extends AbstractBaseCsvCallbackHandler<List<@Nullable String>> {
    private List<@Nullable String> texts = new ArrayList<>();

    @Override
    protected void handleBegin(long line) {
      texts = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      texts.add(length == 0 && !quoted ? null : Cell.text(new String(buffer, offset, length)));
    }

    @Override
    protected List<@Nullable String> buildRecord() {
      return Collections.unmodifiableList(texts);
    }
  }
}
