package dev.mandate.access.console.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.mandate.access.console.bulk.BulkFile.Row;
import dev.mandate.access.console.bulk.Trouble.Kind;
import dev.mandate.csv.CsvTableReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads files that people upload: a header that says what they are, and a row for each wish. */
final class BulkReader {
  /** How many bytes a file can have. */
  static final int MAX_BYTES = 1 << 20;

  /** How many rows a file can have, without its header. */
  static final int MAX_ROWS = 2_000;

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private BulkReader() {}

  /** A file cannot be taken. */
  static final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    BadFileException(Trouble trouble) {
      super(trouble.toString(), null, false, false); // told to whoever sent it
      this.trouble = trouble;
    }

    /** Why. */
    Trouble trouble() {
      return trouble;
    }
  }

  /**
   * Reads a file. A row that makes no sense is told with the others; the rest is not the worse for
   * it.
   *
   * @throws BadFileException if the file as a whole makes no sense, or is too large
   */
  static BulkFile read(byte[] bytes) throws BadFileException {
    if (bytes.length == 0) {
      throw bad(Kind.NO_FILE);
    }
    if (bytes.length > MAX_BYTES) {
      throw bad(Kind.TOO_LARGE, MAX_BYTES >> 20);
    }
    Iterator<List<@Nullable String>> rows =
        CsvTableReader.writtenByPeople(new StringReader(text(bytes))).iterator();
    try {
      return file(rows);
    } catch (CsvParseException _) { // its message would only be English
      throw bad(Kind.NOT_CSV);
    }
  }

  private static BadFileException bad(Kind kind, Object... values) {
    return new BadFileException(Trouble.of(kind, values));
  }

  private static String text(byte[] bytes) throws BadFileException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw bad(Kind.NOT_UTF8);
    }
  }

  private static BulkFile file(Iterator<List<@Nullable String>> lines) throws BadFileException {
    List<String> columns =
        lines.hasNext()
            ? texts(lines.next()).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()
            : List.of();
    BulkKind kind = BulkKind.of(columns);
    if (kind == null) {
      throw bad(Kind.HEADER);
    }
    List<Row> rows = rows(kind, columns, lines);
    if (rows.isEmpty()) {
      throw bad(Kind.NO_ROWS);
    }
    return new BulkFile(kind, columns, rows);
  }

  private static List<Row> rows(
      BulkKind kind, List<String> columns, Iterator<List<@Nullable String>> lines)
      throws BadFileException {
    List<Row> rows = new ArrayList<>();
    Map<List<String>, Integer> known = new HashMap<>();
    for (int number = 2; lines.hasNext(); number++) {
      List<String> cells = texts(lines.next());
      if (cells.stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (rows.size() == MAX_ROWS) {
        throw bad(Kind.TOO_MANY_ROWS, MAX_ROWS);
      }
      rows.add(row(new Cells(kind, columns, cells), number, known));
    }
    return List.copyOf(rows);
  }

  private static Row row(Cells cells, int number, Map<List<String>, Integer> known) {
    Trouble trouble = cells.trouble();
    if (trouble != null) {
      return new Row(number, cells.texts(), null, trouble);
    }
    Integer first = known.putIfAbsent(cells.ids(), number);
    return first == null
        ? new Row(number, cells.texts(), cells.wish(), null)
        : new Row(number, cells.texts(), null, Trouble.of(Kind.TWICE, first));
  }

  private static List<String> texts(List<@Nullable String> cells) {
    return cells.stream().map(cell -> Objects.requireNonNullElse(cell, "").strip()).toList();
  }
}
