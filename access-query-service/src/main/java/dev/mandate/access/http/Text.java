package dev.mandate.access.http;

import dev.mandate.policy.Ids;
import dev.mandate.wire.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Text in requests. */
public final class Text {
  private Text() {}

  /**
   * An id in a path.
   *
   * @throws NotFoundException if nothing can have this id
   */
  public static String id(String id) {
    if (!Ids.isId(id)) {
      throw new NotFoundException();
    }
    return id;
  }

  /**
   * A filter; one that was sent empty filters nothing.
   *
   * @throws BadRequestException if it has a character that no stored text has
   */
  public static @Nullable String filter(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.indexOf('\0') >= 0) {
      throw new BadRequestException("a filter has the character U+0000");
    }
    return text;
  }

  /**
   * An instant.
   *
   * @param name the parameter that it is
   * @throws BadRequestException if it is none
   */
  public static Instant instant(String name, String text) {
    try {
      return Instants.parse(text);
    } catch (DateTimeException _) {
      throw new BadRequestException(
          name + " has to be an ISO 8601 instant such as 2026-01-31T12:00:00.000Z");
    }
  }

  /** The LIKE pattern of names that contain a text, or null to filter nothing. */
  public static @Nullable String containedFilter(@Nullable String text) {
    String filter = filter(text);
    return filter == null ? null : containing(filter);
  }

  /** The LIKE pattern of texts that contain this one. */
  public static String containing(String text) {
    return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
