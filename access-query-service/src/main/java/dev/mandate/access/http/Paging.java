package dev.mandate.access.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. A cursor names the last item of the part before, so that parts
 * neither overlap nor leave anything out while the list changes; and it names its query, because it
 * means nothing in another one.
 */
public final class Paging {
  /** How many items a page has if nobody says. */
  public static final String DEFAULT_LIMIT = "100";

  /** How many items a page can have. */
  public static final int MAX_LIMIT = 1000;

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final char SEPARATOR = '\n'; // is in no id

  private final int limit;
  private final String query;
  private final List<String> after;

  private Paging(int limit, String query, List<String> after) {
    this.limit = limit;
    this.query = query;
    this.after = after;
  }

  /**
   * Reads what a request says.
   *
   * @param limit how many items it wants at most
   * @param cursor what the part before said, or null for the first part
   * @param keyLength how many values tell the items of the list apart
   * @param query everything else that the list depends on
   * @throws BadRequestException if the limit is out of bounds, or the cursor is none of this query
   */
  public static Paging of(
      int limit, @Nullable String cursor, int keyLength, @Nullable Object... query) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new BadRequestException("limit has to be 1 to " + MAX_LIMIT);
    }
    String fingerprint = Fingerprint.of(Arrays.toString(query));
    if (cursor == null || cursor.isEmpty()) {
      return new Paging(limit, fingerprint, List.of());
    }
    List<String> parts = decode(cursor);
    if (parts.size() != keyLength + 1 || !parts.getFirst().equals(fingerprint)) {
      throw new BadRequestException(
          "cursor is none of this query; send the nextCursor of its page before, or none");
    }
    return new Paging(limit, fingerprint, parts.subList(1, parts.size()));
  }

  /** Whether the first part is asked for. */
  public boolean isFirst() {
    return after.isEmpty();
  }

  /**
   * A value of the key of the last item of the part before.
   *
   * @throws BadRequestException if it has a character that no stored text has
   */
  public String after(int index, String ifFirst) {
    String value = after.isEmpty() ? ifFirst : after.get(index);
    if (value.indexOf('\0') >= 0) {
      throw foreign();
    }
    return value;
  }

  /**
   * The same, where the value is a number.
   *
   * @throws BadRequestException if it is none
   */
  public long afterNumber(int index, long ifFirst) {
    try {
      return after.isEmpty() ? ifFirst : Long.parseLong(after.get(index));
    } catch (NumberFormatException e) {
      throw foreign();
    }
  }

  /**
   * The same, where the value is an instant in milliseconds since 1970.
   *
   * @throws BadRequestException if it is none, or one that no event has: the database refuses some
   */
  public Instant afterInstant(int index) {
    long millis = afterNumber(index, 0);
    if (millis < 0 || millis >= END_OF_TIME.toEpochMilli()) {
      throw foreign();
    }
    return Instant.ofEpochMilli(millis);
  }

  /** How many items to fetch: one more than the page has, to see whether another one follows. */
  public int fetchSize() {
    return limit + 1;
  }

  /** Makes the page of what was fetched. */
  public <T> Page<T> page(List<T> fetched, Function<T, List<String>> key) {
    if (fetched.size() <= limit) {
      return new Page<>(fetched, null);
    }
    List<T> items = fetched.subList(0, limit);
    return new Page<>(items, encode(key.apply(items.getLast())));
  }

  private String encode(List<String> key) {
    String text = query + SEPARATOR + String.join(String.valueOf(SEPARATOR), key);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return List.of(text.split(String.valueOf(SEPARATOR), -1));
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
  }

  private static BadRequestException foreign() {
    return new BadRequestException("cursor is none that this service gave");
  }
}
