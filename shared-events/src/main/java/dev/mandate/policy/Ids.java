package dev.mandate.policy;

/** Tells ids from other text, faster than {@link Id#PATTERN} does: every event has several. */
public final class Ids {
  private static final int MAX_LENGTH = 64;
  private static final String PUNCTUATION = "._:@-";

  private Ids() {}

  /** Whether a text matches {@link Id#PATTERN}. */
  public static boolean isId(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || PUNCTUATION.indexOf(c) >= 0;
  }
}
