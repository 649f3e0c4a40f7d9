package dev.mandate.wire;

import dev.mandate.policy.JsonText;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON strictly: UTF-8 only, no duplicate keys, bounded depth, nothing behind the object. */
final class Json {
  /** How deeply the data of a message may be nested. */
  private static final int MAX_DEPTH = 32;

  /**
   * The longest number in the data of a message, in digits. What was asked is kept for ever and
   * read again by readers with limits of their own (usually 1000), and a number can get a little
   * longer when it is written again: 99e9 becomes 9.9E+10.
   */
  private static final int MAX_NUMBER_LENGTH = 256;

  private static final int INITIAL_LENGTH = 256;

  static final JsonMapper DATA = trees(factory(MAX_DEPTH, MAX_NUMBER_LENGTH).build());

  /**
   * For what holds data one level down: a structured CloudEvent, and an event that keeps what a
   * command asked.
   */
  static final JsonMapper ENVELOPE = trees(envelope().build());

  /** For the same as plain values, where nobody has looked for duplicate keys before. */
  static final JsonMapper VALUES =
      mapper(envelope().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();

  private static final ObjectWriter ASCII = DATA.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private Json() {}

  private static JsonFactoryBuilder envelope() {
    return factory(MAX_DEPTH + 1, StreamReadConstraints.DEFAULT_MAX_NUM_LEN);
  }

  private static JsonFactoryBuilder factory(int depth, int numberLength) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(numberLength)
                .build())
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
  }

  /**
   * A tree finds a duplicate key when it is put in; the parser would remember all keys for that.
   */
  private static JsonMapper trees(JsonFactory factory) {
    return mapper(factory).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
  }

  private static JsonMapper.Builder mapper(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // What was asked is kept as it was asked: a double would lose digits, and turn 1e400 into
        // Infinity, which is no JSON.
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /** Parses bytes that must be one JSON object. */
  static ObjectNode object(JsonMapper mapper, byte[] bytes) throws UnreadableException {
    JsonNode node;
    try {
      node = mapper.readTree(utf8(bytes));
    } catch (StreamConstraintsException e) {
      throw new UnreadableException(
          ("the value exceeds a limit: it is nested deeper than %d, or a number"
                  + " has more than %d digits, or a name more than %d characters")
              .formatted(MAX_DEPTH, MAX_NUMBER_LENGTH, StreamReadConstraints.DEFAULT_MAX_NAME_LEN));
    } catch (NumberFormatException e) { // Jackson lets it through for an exponent beyond an int
      throw new UnreadableException("the value has a number that is out of range");
    } catch (JacksonException e) {
      throw new UnreadableException(
          "the value is not valid JSON, or has a duplicate key, at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new UnreadableException("the value is not a JSON object");
  }

  /** Writes compact JSON, in UTF-8. */
  static byte[] write(Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter(INITIAL_LENGTH);
    try (JsonGenerator json = DATA.createGenerator(text)) {
      content.accept(json);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The compact text of an object; half surrogate pairs are escaped, so that it survives UTF-8. */
  static String text(JsonNode object) {
    String text = object.toString();
    return Text.isStorable(text) ? text : ASCII.writeValueAsString(object);
  }

  /** The text of bytes that must be UTF-8. */
  static String utf8(byte[] bytes) throws UnreadableException {
    try {
      return Utf8.decode(bytes);
    } catch (CharacterCodingException e) {
      throw new UnreadableException("the bytes are not valid UTF-8");
    }
  }

  /** A field of an object that was read before, if it is text that can be stored, else null. */
  static @Nullable String storableText(JsonText object, String field) {
    JsonNode node = ENVELOPE.readTree(object.json()).get(field);
    boolean usable = node != null && node.isString() && Text.isStorable(node.stringValue());
    return usable ? node.stringValue() : null;
  }
}
