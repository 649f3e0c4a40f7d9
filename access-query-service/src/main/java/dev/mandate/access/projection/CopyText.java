package dev.mandate.access.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's {@code copy}. */
final class CopyText {
  private static final String NULL = "\\N";

  private CopyText() {}

  /** Appends a row as one line. */
  static <T> void append(StringBuilder text, List<Column<T>> columns, T row) {
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0) {
        text.append('\t');
      }
      append(text, columns.get(i).value().apply(row));
    }
    text.append('\n');
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    if (value == null) {
      text.append(NULL);
      return;
    }
    String plain = value.toString();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c);
      }
    }
  }
}
