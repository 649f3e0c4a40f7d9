package dev.mandate.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the one form that RFC 8785 (JCS) gives it: sorted names, no white space, the
 * shortest numbers. So whoever reads the same values gets the same bytes, and the same hash.
 *
 * <p>JCS knows only numbers that a double holds and only whole surrogate pairs; commands may hold
 * others, and what they held must not be lost. Such a number is written with its own digits, and
 * half a pair as an escape.
 */
public final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";
  private static final long MAX_WHOLE = 1L << 53;
  private static final int MAX_PLAIN_DIGITS = 21;
  private static final int MAX_LEADING_ZEROS = 6;

  private final StringBuilder text;

  private CanonicalJson(StringBuilder text) {
    this.text = text;
  }

  /**
   * The text of a value.
   *
   * @param value made of maps with text names, lists, text, whole numbers, {@link BigDecimal}s,
   *     booleans and null
   * @throws IllegalArgumentException if there is something else in it
   */
  public static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  /** Appends the text of a value. */
  public static void append(StringBuilder text, @Nullable Object value) {
    new CanonicalJson(text).add(value);
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> addString(string);
      case Boolean flag -> text.append(flag.booleanValue());
      case Integer number -> text.append(number.intValue());
      case Long number when isWhole(number) -> text.append(number.longValue());
      case Long number -> addNumber(BigDecimal.valueOf(number));
      case BigInteger number -> addNumber(new BigDecimal(number));
      case BigDecimal number -> addNumber(number);
      case List<?> list -> addList(list);
      case Map<?, ?> map -> addObject(map);
      default -> throw new IllegalArgumentException("No JSON value: " + value.getClass());
    }
  }

  /** Whether a double holds it and every number before it. */
  private static boolean isWhole(long number) {
    return Math.abs(number) <= MAX_WHOLE;
  }

  private void addObject(Map<?, ?> map) {
    Object[] names = map.keySet().toArray();
    Arrays.sort(names); // by UTF-16 units, as JCS sorts
    char before = '{';
    for (Object name : names) {
      text.append(before);
      addString((String) name);
      text.append(':');
      add(map.get(name));
      before = ',';
    }
    text.append(names.length == 0 ? "{}" : "}");
  }

  private void addList(List<?> list) {
    char before = '[';
    for (Object item : list) {
      text.append(before);
      add(item);
      before = ',';
    }
    text.append(list.isEmpty() ? "[]" : "]");
  }

  private void addString(String string) {
    text.append('"');
    int written = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        if (isPair(string, i)) {
          i++;
        } else {
          text.append(string, written, i);
          addEscaped(c);
          written = i + 1;
        }
      }
    }
    text.append(string, written, string.length()).append('"');
  }

  private static boolean isPair(String string, int i) {
    return Character.isHighSurrogate(string.charAt(i))
        && i + 1 < string.length()
        && Character.isLowSurrogate(string.charAt(i + 1));
  }

  private void addEscaped(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default -> {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt(c >> shift & 0xf));
        }
      }
    }
  }

  private void addNumber(BigDecimal number) {
    double nearest = number.doubleValue();
    BigDecimal shortest =
        Double.isInfinite(nearest) ? number : new BigDecimal(Double.toString(nearest));
    if (shortest.compareTo(number) != 0) {
      text.append(number); // a double would lose digits
    } else {
      addShortest(shortest);
    }
  }

  /** As ECMAScript writes numbers. */
  private void addShortest(BigDecimal number) {
    BigDecimal stripped = number.abs().stripTrailingZeros();
    if (number.signum() < 0) {
      text.append('-');
    }
    String digits = stripped.unscaledValue().toString();
    int point = digits.length() - stripped.scale();
    if (number.signum() == 0) {
      text.append('0');
    } else if (point > MAX_PLAIN_DIGITS || point <= -MAX_LEADING_ZEROS) {
      addExponent(digits, point - 1);
    } else if (point <= 0) {
      text.append("0.").repeat('0', -point).append(digits);
    } else if (point < digits.length()) {
      text.append(digits, 0, point).append('.').append(digits, point, digits.length());
    } else {
      text.append(digits).repeat('0', point - digits.length());
    }
  }

  private void addExponent(String digits, int exponent) {
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent));
  }
}
