package dev.mandate.access.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param page where it goes on; null if no pages were asked for
 */
record SearchAnswer(@Nullable Part page, List<?> results) {
  /**
   * Where in the results this is.
   *
   * @param nextToken brings the next page; empty if this is the last
   * @param count how many results this page has
   */
  record Part(@JsonProperty("next_token") String nextToken, int count) {
    /** Of whoever finds nothing. */
    static final Part LAST_AND_EMPTY = new Part("", 0);
  }

  /** A user or an organization that was found. */
  record Entity(String type, String id) {}

  /** An action that was found. */
  record Action(String name) {}
}
