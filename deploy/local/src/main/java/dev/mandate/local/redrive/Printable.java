package dev.mandate.local.redrive;

/** Text of strangers on a terminal: what would steer the terminal is shown, not obeyed. */
final class Printable {
  private Printable() {}

  /** Escapes control characters, and those that turn the direction of writing. */
  static String of(String text) {
    return escaped(text, false);
  }

  /** The same for text of several lines. */
  static String ofLines(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean lines) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if ((lines && c == '\n') || !steers(c)) {
                printable.appendCodePoint(c);
              } else {
                printable.append("\\u%04x".formatted(c));
              }
            });
    return printable.toString();
  }

  private static boolean steers(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }
}
