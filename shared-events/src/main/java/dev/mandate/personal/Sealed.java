package dev.mandate.personal;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a personal value that can be read by nobody, or only with its person's secret. Both
 * are text, and stand where the value would stand:
 *
 * <ul>
 *   <li>a commitment, {@code sealed:} and 43 characters of base64: what is hashed, and what is
 *       shown of a value that was erased;
 *   <li>a sealed value: its commitment, a dot, and the encrypted value.
 * </ul>
 */
public final class Sealed {
  /** What every sealed value and every commitment begins with, and no value does. */
  public static final String PREFIX = "sealed:";

  private static final char BEFORE_ENCRYPTED = '.';
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Sealed() {}

  /** Whether a text is a sealed value or a commitment. */
  public static boolean isSealed(String text) {
    return text.startsWith(PREFIX);
  }

  /** Whether a text is a commitment alone, which no secret opens. */
  public static boolean isCommitment(String text) {
    return isSealed(text) && text.indexOf(BEFORE_ENCRYPTED) < 0;
  }

  /** The commitment of a sealed value; any other text as it is. */
  public static String commitment(String text) {
    if (!isSealed(text)) {
      return text;
    }
    int end = text.indexOf(BEFORE_ENCRYPTED);
    return end < 0 ? text : text.substring(0, end);
  }

  static String commitmentOf(byte[] hash) {
    return PREFIX + BASE64.encodeToString(hash);
  }

  static String of(byte[] commitment, byte[] encrypted) {
    return commitmentOf(commitment) + BEFORE_ENCRYPTED + BASE64.encodeToString(encrypted);
  }

  /** The hash in the commitment of a sealed value. */
  static byte[] hash(String sealed) {
    return Base64.getUrlDecoder().decode(commitment(sealed).substring(PREFIX.length()));
  }

  /** The encrypted part of a sealed value that is no commitment alone; null if it only looks so. */
  static byte @Nullable [] encrypted(String sealed) {
    try {
      return Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf(BEFORE_ENCRYPTED) + 1));
    } catch (IllegalArgumentException e) {
      return null; // no base64: somebody's own text, from before such text was refused
    }
  }
}
