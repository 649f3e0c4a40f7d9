package dev.mandate.csv;

/**
 * A text in a cell. What a spreadsheet would take for a formula gets an apostrophe in front, which
 * spreadsheets know as the mark of plain text; so does a text that begins with an apostrophe, so
 * that every text can be read back as it was.
 */
final class Cell {
  private static final char MARK = '\'';

  /** What formulas begin with, also in full width; spreadsheets skip blanks before it. */
  private static final String BEGINNINGS = "=+-@\uff1d\uff0b\uff0d\uff20";

  private Cell() {}

  static String of(String text) {
    return isMarked(text) ? MARK + text : text;
  }

  static String text(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == MARK ? cell.substring(1) : cell;
  }

  private static boolean isMarked(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    return first == MARK || isBlank(first) || BEGINNINGS.indexOf(first) >= 0;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isSpaceChar(c);
  }
}
