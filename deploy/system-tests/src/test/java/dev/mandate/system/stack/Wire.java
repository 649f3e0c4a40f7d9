package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What records look like according to the contract, and nothing that the services know of it. */
public final class Wire {
  static final String COMMANDS = "mandate.commands";
  static final String RESULTS = "mandate.command-results";
  static final String EVENTS = "mandate.events";
  static final String DEAD_LETTERS = "mandate.commands.dlt";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Wire() {}

  public static byte[] json(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  public static Map<String, Object> object(byte[] json) {
    return JSON.readValue(json, OBJECT);
  }

  public static Map<String, Object> object(String json) {
    return JSON.readValue(json, OBJECT);
  }

  /** Headers that each occur once. */
  static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new TreeMap<>();
    for (Header header : headers) {
      if (texts.put(header.key(), new String(header.value(), UTF_8)) != null) {
        throw new IllegalStateException("the header " + header.key() + " occurs twice");
      }
    }
    return texts;
  }
}
