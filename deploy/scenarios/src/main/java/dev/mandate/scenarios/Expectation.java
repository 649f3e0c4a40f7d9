package dev.mandate.scenarios;

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
      Map<String, String> settings) {}

  /**
   * What a question is answered.
   *
   * @param get path and query
   * @param has a part of the answer: every field that stands here, lists item by item
   */
  public record Answer(String get, Map<String, Object> has) {}
}
