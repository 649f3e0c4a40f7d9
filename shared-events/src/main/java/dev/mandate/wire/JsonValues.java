package dev.mandate.wire;

import dev.mandate.policy.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Reads what JSON says as plain values. */
public final class JsonValues {
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private JsonValues() {}

  /**
   * What an object that was read before says: maps, lists, text, numbers that keep all their
   * digits, booleans and null.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON object
   */
  public static Map<String, Object> of(JsonText json) {
    return Json.ENVELOPE.readValue(json.json(), OBJECT);
  }

  /**
   * What a text says that may be no JSON object.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Map<String, Object> read(String text) {
    try {
      return Json.VALUES.readValue(text, OBJECT);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON object: " + e.getOriginalMessage(), e);
    }
  }
}
