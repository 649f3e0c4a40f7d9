package dev.mandate.access.webex;

import dev.mandate.events.Event;
import org.jspecify.annotations.Nullable;

/**
 * What Webex would call one of our events.
 *
 * @param event its short name with us
 * @param category the one category it belongs to
 * @param description what happened, in a few words
 * @param operation what it does to its target, or null
 * @param setting what it sets, or null
 */
record EventKind(
    String event,
    Category category,
    String description,
    @Nullable Operation operation,
    @Nullable Setting setting) {
  /** What an event does to its target. */
  enum Operation {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * A setting of an organization.
   *
   * @param key its name among the old and new values of an entry
   * @param name what people call it
   */
  record Setting(String key, String name) {}

  /** An event that does nothing to anything. */
  static EventKind of(Class<? extends Event> type, Category category, String description) {
    return new EventKind(type.getSimpleName(), category, description, null, null);
  }

  EventKind does(Operation operation) {
    return new EventKind(event, category, description, operation, setting);
  }

  EventKind sets(String key, String name) {
    return new EventKind(event, category, description, Operation.UPDATE, new Setting(key, name));
  }
}
