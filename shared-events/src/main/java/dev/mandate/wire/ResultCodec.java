package dev.mandate.wire;

import dev.mandate.commands.RejectionCode;
import dev.mandate.wire.CommandResult.Outcome;
import dev.mandate.wire.CommandResult.WrittenEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Results of commands as CloudEvents. */
public final class ResultCodec {
  private static final String ACCEPTED = "dev.mandate.result.CommandAccepted.v1";
  private static final String REJECTED = "dev.mandate.result.CommandRejected.v1";

  private ResultCodec() {}

  /** Writes a result; the same result always becomes the same message, id included. */
  public static CloudEvent write(CommandResult result) {
    byte[] data = data(result);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(Attributes.SPEC_VERSION, "1.0");
    attributes.put(Attributes.ID, messageId(data));
    attributes.put(Attributes.SOURCE, EventCodec.SOURCE);
    attributes.put(Attributes.TYPE, result.outcome() == Outcome.ACCEPTED ? ACCEPTED : REJECTED);
    attributes.put(Attributes.TIME, Instants.format(result.decided()));
    attributes.put(Attributes.DATA_CONTENT_TYPE, CloudEvent.DATA_CONTENT_TYPE);
    attributes.put(Attributes.CAUSATION_ID, result.commandId());
    attributes.put(Attributes.COMMAND_SOURCE, result.commandSource());
    attributes.put(Attributes.CORRELATION_ID, result.correlationId());
    return new CloudEvent(attributes, data);
  }

  /** The data of a result, as one compact JSON object. */
  public static String json(CommandResult result) {
    return new String(data(result), StandardCharsets.UTF_8);
  }

  private static byte[] data(CommandResult result) {
    return Json.write(json -> write(result, json));
  }

  private static void write(CommandResult result, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("commandId", result.commandId());
    json.writeStringProperty("commandSource", result.commandSource());
    json.writeStringProperty("outcome", result.outcome().name());
    if (result.code() != null) {
      json.writeStringProperty("code", result.code().name());
    }
    if (result.detail() != null) {
      json.writeStringProperty("detail", result.detail());
    }
    if (result.position() != null) {
      json.writeNumberProperty("position", result.position());
    }
    json.writeArrayPropertyStart("events");
    for (WrittenEvent event : result.events()) {
      json.writeStartObject();
      json.writeStringProperty("type", event.type());
      json.writeNumberProperty("position", event.position());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Reads the data of a result that {@link #json} wrote, with what stands beside it. */
  public static CommandResult read(
      String json, @Nullable String partnerId, String correlationId, Instant decided) {
    JsonNode data = Json.DATA.readTree(json);
    JsonNode code = data.get("code");
    JsonNode detail = data.get("detail");
    JsonNode position = data.get("position");
    return new CommandResult(
        data.get("commandId").stringValue(),
        data.get("commandSource").stringValue(),
        partnerId,
        Outcome.valueOf(data.get("outcome").stringValue()),
        code == null ? null : RejectionCode.valueOf(code.stringValue()),
        detail == null ? null : detail.stringValue(),
        position == null ? null : position.longValue(),
        data.get("events").valueStream().map(ResultCodec::event).toList(),
        correlationId,
        decided);
  }

  private static WrittenEvent event(JsonNode event) {
    return new WrittenEvent(event.get("type").stringValue(), event.get("position").longValue());
  }

  /**
   * A repeated result must be recognizable as the same one, and a different one as different: an
   * unreadable record does not use up its identity, so a second result can follow its rejection.
   */
  private static String messageId(byte[] data) {
    return UUID.nameUUIDFromBytes(data).toString();
  }
}
