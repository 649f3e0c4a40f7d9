package dev.mandate.local;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of a command, as the command service tells it.
 *
 * @param code why it was rejected
 * @param detail the same in words
 * @param position the partner's position after it, 0 if it has none
 */
record SampleResult(
    String commandId,
    String commandSource,
    String outcome,
    @Nullable String code,
    @Nullable String detail,
    long position) {
  static SampleResult read(byte[] json) {
    JsonNode result = JsonMapper.shared().readTree(json);
    return new SampleResult(
        result.path("commandId").asString(""),
        result.path("commandSource").asString(""),
        result.path("outcome").asString(""),
        result.path("code").stringValue(null),
        result.path("detail").stringValue(null),
        result.path("position").asLong(0));
  }

  boolean isAccepted() {
    return outcome.equals("ACCEPTED");
  }
}
