package dev.mandate.access.console.page;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the navigation. Each group of pages brings its own as a bean; {@link
 * org.springframework.core.annotation.Order} gives it its place.
 */
public interface NavigationEntry {
  /** Its name is the message {@code navigation.<key>}, its icon {@code icons :: <key>}. */
  String key();

  /** Where it leads somebody, or null if there is nothing for them. */
  @Nullable String path(Visitor visitor);

  /**
   * Whether a page belongs to it.
   *
   * @param path where it leads whoever looks
   */
  default boolean covers(String page, String path) {
    return page.equals(path) || page.startsWith(path + "/");
  }
}
