package dev.mandate.local.redrive;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tool is asked to do. */
sealed interface Task {
  /** Lists the newest dead letters. */
  record List(Filter filter, int limit) implements Task {}

  /**
   * Shows one dead letter.
   *
   * @param valueOnly whether only the exact bytes of its value are wanted
   */
  record Show(Place place, boolean valueOnly) implements Task {}

  /** Sends one dead letter again, with what is to be changed. */
  record Send(Place place, Changes changes) implements Task {}

  /** Sends all that are meant again, unchanged, as far as the service can read them now. */
  record SendAll(Filter filter) implements Task {}

  /**
   * What is to be changed.
   *
   * @param key the new key, or null to keep it
   * @param value the file with the new value, or null to keep it
   * @param headers what becomes of headers, by name
   */
  record Changes(@Nullable String key, @Nullable Path value, Map<String, Header> headers) {
    boolean areNone() {
      return key == null && value == null && headers.isEmpty();
    }
  }

  /**
   * A header to change.
   *
   * @param value the new value, or null to remove the header
   */
  record Header(@Nullable String value) {}
}
