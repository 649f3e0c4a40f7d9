package dev.mandate.roles.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is left of the list behind a page: in each partition, what lies before an offset. Dead
 * letters that arrive meanwhile lie behind all of these, so pages neither overlap nor skip.
 */
final class Cursor {
  private static final String ENTRY = "[0-9]{1,9}:[0-9]{1,18}";

  private Cursor() {}

  static String write(Map<Integer, Offsets> left) {
    String text =
        new TreeMap<>(left)
            .entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue().next())
                .collect(Collectors.joining(","));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * What is left of what the topic holds.
   *
   * @throws RefusedException if the cursor is none that this service gave
   */
  static Map<Integer, Offsets> left(String cursor, Map<Integer, Offsets> held) {
    Map<Integer, Offsets> left = new TreeMap<>();
    for (String entry : decode(cursor).split(",", -1)) {
      if (!entry.matches(ENTRY)) {
        throw foreign();
      }
      String[] parts = entry.split(":", 2);
      Offsets offsets = held.get(Integer.valueOf(parts[0]));
      if (offsets == null) {
        throw foreign();
      }
      left.put(Integer.valueOf(parts[0]), offsets.before(Long.parseLong(parts[1])));
    }
    return left;
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
  }

  private static RefusedException foreign() {
    return RefusedException.badRequest(
        "The cursor is none that this service gave; send the nextCursor of a page, or none");
  }
}
