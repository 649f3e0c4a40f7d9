package dev.mandate.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The attributes of a CloudEvent as they are stored: one JSON object of strings. */
public final class AttributesCodec {
  private AttributesCodec() {}

  public static byte[] write(Map<String, String> attributes) {
    return Json.write(
        json -> {
          json.writeStartObject();
          attributes.forEach(json::writeStringProperty);
          json.writeEndObject();
        });
  }

  /**
   * Reads attributes that {@link #write} wrote.
   *
   * @throws UnreadableException if the bytes are no JSON object of strings
   */
  public static Map<String, String> read(byte[] stored) throws UnreadableException {
    Map<String, String> attributes = new LinkedHashMap<>();
    try (JsonParser json = Json.DATA.createParser(stored)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        require(json.nextToken() == JsonToken.VALUE_STRING);
        attributes.put(name, json.getString());
      }
      require(json.nextToken() == null);
    } catch (JacksonException e) {
      throw noAttributes();
    }
    return attributes;
  }

  private static void require(boolean condition) throws UnreadableException {
    if (!condition) {
      throw noAttributes();
    }
  }

  private static UnreadableException noAttributes() {
    return new UnreadableException("the stored attributes are not a JSON object of strings");
  }
}
