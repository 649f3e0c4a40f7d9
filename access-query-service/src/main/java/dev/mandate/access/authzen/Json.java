package dev.mandate.access.authzen;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.wire.Utf8;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the bodies of requests as strictly as two readers must, to never understand different
 * things: UTF-8 only, no duplicate members, nothing behind the object, no type taken for another.
 */
final class Json {
  static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 64;
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private Json() {}

  /**
   * The body of a request.
   *
   * @throws BadRequestException if it does not say that it is JSON, or is no JSON object, or is too
   *     large
   */
  static ObjectNode body(HttpServletRequest request) {
    if (!isJson(request.getContentType())) {
      throw new BadRequestException("Content-Type has to be application/json");
    }
    try {
      byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
      return parse(bytes);
    } catch (IOException e) {
      throw new BadRequestException("the body did not arrive whole: " + e.getMessage());
    }
  }

  /**
   * Parses bytes that must be one JSON object.
   *
   * @throws BadRequestException if they are not
   */
  static ObjectNode parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new BadRequestException("the body is larger than %d bytes".formatted(MAX_BYTES));
    }
    if (read(utf8(bytes)) instanceof ObjectNode object) {
      return object;
    }
    throw new BadRequestException("the body has to be a JSON object");
  }

  /** An object within an object, or null if it is absent. */
  static @Nullable ObjectNode object(ObjectNode parent, String key, String path) {
    JsonNode value = value(parent, key);
    if (value == null || value instanceof ObjectNode) {
      return (ObjectNode) value;
    }
    throw new BadRequestException(path + " has to be an object");
  }

  /** A text within an object, or null if it is absent. */
  static @Nullable String text(ObjectNode parent, String key, String path) {
    JsonNode value = value(parent, key);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    throw new BadRequestException(path + " has to be a string");
  }

  /** What an object says under a key; what is null is absent. */
  static @Nullable JsonNode value(ObjectNode parent, String key) {
    JsonNode value = parent.get(key);
    return value == null || value.isNull() ? null : value;
  }

  /** A new object without members. */
  static ObjectNode newObject() {
    return STRICT.createObjectNode();
  }

  /** The one text that all objects with the same members have, in whatever order they came. */
  static String canonical(ObjectNode object) {
    return STRICT.writeValueAsString(object);
  }

  private static boolean isJson(@Nullable String contentType) {
    try {
      return contentType != null
          && MediaType.parseMediaType(contentType).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static JsonNode read(String text) {
    try {
      return STRICT.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new BadRequestException(
          ("the body exceeds a limit: it is nested deeper than %d, or a number has more than %d"
                  + " digits, or a name more than %d characters")
              .formatted(
                  MAX_DEPTH,
                  StreamReadConstraints.DEFAULT_MAX_NUM_LEN,
                  StreamReadConstraints.DEFAULT_MAX_NAME_LEN));
    } catch (JacksonException e) {
      throw new BadRequestException(
          "the body is not valid JSON, or has a duplicate member, at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      return Utf8.decode(bytes);
    } catch (CharacterCodingException e) {
      throw new BadRequestException("the body is not valid UTF-8");
    }
  }
}
