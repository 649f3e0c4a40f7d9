package dev.mandate.roles.deadletters;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator changes in a dead letter before it is sent again; the rest stays as it is.
 *
 * @param key the new key, or null to keep it
 * @param value the new value, or null to keep it
 * @param headers new headers, each in place of all of its name, none of them ours
 * @param removed names of headers that go
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Repair(
    byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, List<String> removed) {
  /** Headers with names like this are written by this service alone. */
  private static final String OURS = "mandate_";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads {@code {key | keyBase64, value | valueBase64, headers: {name: text | null}}}. All of it
   * is optional, but something must be there: what is meant to change nothing has no body.
   *
   * @throws RefusedException if it is anything else
   */
  static Repair parse(byte[] body) {
    ObjectNode json = object(body);
    if (json.isEmpty()) {
      throw RefusedException.badRequest(
          "The body changes nothing; to send the dead letter unchanged, send no body");
    }
    for (String name : json.propertyNames()) {
      if (!List.of("key", "keyBase64", "value", "valueBase64", "headers").contains(name)) {
        throw RefusedException.badRequest(
            "%s is unknown; there are key, keyBase64, value, valueBase64 and headers"
                .formatted(name));
      }
    }
    List<Header> headers = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    readHeaders(json, headers, removed);
    return new Repair(
        bytes(json, "key", "keyBase64"), bytes(json, "value", "valueBase64"), headers, removed);
  }

  /** The headers of a record after the repair. */
  List<Header> applyTo(List<Header> original) {
    List<String> replaced = headers.stream().map(Header::key).toList();
    List<Header> repaired = new ArrayList<>(original);
    repaired.removeIf(h -> replaced.contains(h.key()) || removed.contains(h.key()));
    repaired.addAll(headers);
    return repaired;
  }

  private static ObjectNode object(byte[] body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw RefusedException.badRequest(
          "The body is not valid JSON, or has a duplicate key, at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    throw RefusedException.badRequest("The body is not a JSON object");
  }

  private static void readHeaders(ObjectNode json, List<Header> headers, List<String> removed) {
    JsonNode given = json.get("headers");
    if (given == null) {
      return;
    }
    if (!(given instanceof ObjectNode named)) {
      throw RefusedException.badRequest("headers is not an object of names and values");
    }
    for (Map.Entry<String, JsonNode> header : named.properties()) {
      String name = header.getKey();
      if (name.startsWith(OURS)) {
        throw RefusedException.badRequest("Headers that begin with " + OURS + " cannot be changed");
      }
      if (header.getValue().isNull()) {
        removed.add(name);
      } else {
        headers.add(new RecordHeader(name, utf8("The header " + name, header.getValue())));
      }
    }
  }

  private static byte @Nullable [] bytes(ObjectNode json, String asText, String asBase64) {
    JsonNode text = json.get(asText);
    JsonNode base64 = json.get(asBase64);
    if (text != null && base64 != null) {
      throw RefusedException.badRequest("Send either %s or %s".formatted(asText, asBase64));
    }
    if (text != null) {
      return utf8(asText, text);
    }
    return base64 == null ? null : decoded(asBase64, base64);
  }

  private static byte[] utf8(String what, JsonNode node) {
    try {
      return Utf8.bytes(string(what, node));
    } catch (CharacterCodingException e) {
      throw RefusedException.badRequest(what + " has half a surrogate pair");
    }
  }

  private static byte[] decoded(String what, JsonNode node) {
    try {
      return Base64.getDecoder().decode(string(what, node));
    } catch (IllegalArgumentException e) {
      throw RefusedException.badRequest(what + " is not base64");
    }
  }

  private static String string(String what, JsonNode node) {
    if (!node.isString()) {
      throw RefusedException.badRequest(what + " is not a string");
    }
    return node.stringValue();
  }
}
