package dev.mandate.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must become of a command. What is null or empty is not looked at.
 *
 * @param outcome {@code ACCEPTED} or {@code REJECTED}
 * @param code why it is rejected
 * @param detail what the explanation of the rejection contains
 * @param events exactly the events that it writes, in their order
 * @param access what users may do afterwards
 * @param answers what questions over HTTP are answered afterwards
 */
public record Expectation(
    String outcome,
    @Nullable String code,
    @Nullable String detail,
    @Nullable List<Event> events,
    List<Access> access,
    List<Answer> answers) {
  /**
   * An event.
   *
   * @param type its short name
   * @param data some of its fields, with the names of the wire
   */
  public record Event(String type, Map<String, Object> data) {}

  /**
   * What a user may do in an organization.
   *
   * @param nothing whether it does not reach the organization at all
   * @param capabilities some levels, by qualified key; {@code NONE} for what is absent
   * @param settings some levels, by key
   */
  public record Access(
      String user,
      String org,
      boolean nothing,
      Map<String, String> capabilities,
      Map<String, String> settings) {
    /**
     * Tells where access is another one, or answers an empty text.
     *
     * @param actualCapabilities levels by qualified key, those that are absent being {@code NONE}
     * @param actualSettings levels by key
     */
    public String difference(Map<?, ?> actualCapabilities, Map<?, ?> actualSettings) {
      StringBuilder differences = new StringBuilder();
      if (nothing && !(actualCapabilities.isEmpty() && actualSettings.isEmpty())) {
        differences.append("%s in %s: something\n".formatted(user, org));
      }
      Map<Object, Object> levels = new HashMap<>(actualCapabilities);
      capabilities.keySet().forEach(key -> levels.putIfAbsent(key, "NONE"));
      return differences
          .append(Match.difference(capabilities.isEmpty() ? levels : capabilities, levels))
          .append(Match.difference(settings.isEmpty() ? actualSettings : settings, actualSettings))
          .toString();
    }
  }

  /**
   * What a question is answered.
   *
   * @param get path and query
   * @param has a part of the answer: every field that stands here, lists item by item
   */
  public record Answer(String get, Map<String, Object> has) {}
}
