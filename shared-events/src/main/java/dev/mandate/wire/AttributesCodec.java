package dev.mandate.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a CloudEvent as they are stored: one JSON object of strings. */
public final class AttributesCodec {
  private AttributesCodec() {}

  public static byte[] write(Map<String, String> attributes) {
    ObjectNode json = Json.DATA.createObjectNode();
    attributes.forEach(json::put);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads attributes that {@link #write} wrote.
   *
   * @throws UnreadableException if the bytes are no JSON object
   */
  public static Map<String, String> read(byte[] stored) throws UnreadableException {
    Map<String, String> attributes = new LinkedHashMap<>();
    Json.object(Json.DATA, stored)
        .properties()
        .forEach(property -> attributes.put(property.getKey(), property.getValue().asString()));
    return attributes;
  }
}
