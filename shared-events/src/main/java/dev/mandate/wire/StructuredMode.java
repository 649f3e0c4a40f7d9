package dev.mandate.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudEvents whose attributes and data are one JSON object ({@code application/cloudevents+json}).
 */
final class StructuredMode {
  private static final String DATA = "data";
  private static final String DATA_BASE64 = "data_base64";

  private StructuredMode() {}

  /**
   * Reads a message.
   *
   * @param attributes takes the attributes, and keeps those that can be read if the rest cannot
   */
  static CloudEvent read(String mediaType, byte @Nullable [] value, Map<String, String> attributes)
      throws UnreadableException {
    String format = mediaType.split(";", 2)[0].strip();
    if (!format.equals("application/cloudevents+json")) {
      throw new UnreadableException("only the JSON format of CloudEvents is read, one per message");
    }
    if (value == null) {
      throw new UnreadableException("the value is absent");
    }
    ObjectNode envelope = Json.object(Json.ENVELOPE, value);
    attributes.clear();
    boolean allSimple = true;
    for (Map.Entry<String, JsonNode> property : envelope.properties()) {
      String name = property.getKey();
      JsonNode attribute = property.getValue();
      if (name.equals(DATA) || name.equals(DATA_BASE64) || attribute.isNull()) {
        continue;
      }
      if (isSimple(attribute)) {
        attributes.put(name, attribute.asString());
      } else {
        allSimple = false;
      }
    }
    if (!allSimple) {
      throw new UnreadableException("an attribute is neither string, boolean nor integer");
    }
    return new CloudEvent(attributes, data(envelope));
  }

  /** CloudEvents knows no other types; a decimal number could also be written in several ways. */
  private static boolean isSimple(JsonNode value) {
    return value.isString() || value.isBoolean() || value.isIntegralNumber();
  }

  private static byte @Nullable [] data(ObjectNode envelope) throws UnreadableException {
    JsonNode data = envelope.get(DATA);
    JsonNode encoded = envelope.get(DATA_BASE64);
    if (data != null && encoded != null) {
      throw new UnreadableException("the message has both data and data_base64");
    }
    if (encoded != null && !encoded.isNull()) {
      return decode(encoded);
    }
    return data == null || data.isNull() ? null : Json.text(data).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] decode(JsonNode encoded) throws UnreadableException {
    if (!encoded.isString()) {
      throw new UnreadableException("data_base64 is not a string");
    }
    try {
      return Base64.getDecoder().decode(encoded.stringValue());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("data_base64 is not base64");
    }
  }
}
