package dev.mandate.access.console.change;

import java.util.HashMap;
import java.util.Map;

/**
 * A change that somebody asks for with a form.
 *
 * @param nonce what its form had, from {@link dev.mandate.access.console.page.ConsolePage#nonce}:
 *     the same form sent twice is one command
 * @param command the short name of the command
 * @param data what it says
 */
public record Change(String nonce, String command, Map<String, ?> data) {
  /** The same, and why, unless nothing is said of that. */
  public Change because(String reason) {
    if (reason.isBlank()) {
      return this;
    }
    Map<String, Object> more = new HashMap<>(data);
    more.put("reason", reason.strip());
    return new Change(nonce, command, more);
  }
}
