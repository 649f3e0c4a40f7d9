package dev.mandate.wire;

/** What text may travel where. */
final class Text {
  private Text() {}

  /** Whether PostgreSQL and UTF-8 can hold this text: no U+0000, no half surrogate pair. */
  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /**
   * Whether CloudEvents allows this text as an attribute: storable, and without control characters.
   */
  static boolean isAttribute(String text) {
    return isStorable(text) && text.chars().noneMatch(Character::isISOControl);
  }
}
