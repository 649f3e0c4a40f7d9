package dev.mandate.access.commandservice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command to be sent in the name of whoever asked for it.
 *
 * @param source with {@code id}, its identity: the same pair again is the same command
 * @param id what tells it apart from all others of this source
 * @param name its short name
 * @param data what it says; fields without a value are left out
 * @param authorization proves to the command service who asks; this service has no say of its own
 * @param correlationId ties its events to the request behind it, or null
 */
public record OutgoingCommand(
    String source,
    String id,
    String name,
    Map<String, ?> data,
    String authorization,
    @Nullable String correlationId) {
  /** Without what must not be read by anybody. */
  @Override
  public String toString() {
    return name + " " + source + " " + id;
  }
}
