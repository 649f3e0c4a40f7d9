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
    int written = 0;
    for (int i = 0; i < plain.length(); i++) {
      String escaped = escaped(plain.charAt(i));
      if (escaped != null) {
        text.append(plain, written, i).append(escaped);
        written = i + 1;
      }
    }
    text.append(plain, written, plain.length());
  }

  private static @Nullable String escaped(char c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> null;
    };
  }
}
