package dev.mandate.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents in Kafka records, as the CloudEvents Kafka binding 1.0 says: binary mode ({@code ce_}
 * headers, data as the value) is read and written, structured mode is read.
 */
public final class KafkaBinding {
  /** The largest value of a command record, in bytes. */
  public static final int MAX_VALUE_BYTES = 65_536;

  /** The largest sum of header names and values of a command record, in bytes. */
  public static final int MAX_HEADER_BYTES = 16_384;

  private static final String PREFIX = "ce_";
  private static final String CONTENT_TYPE = "content-type";

  /** As many as an event has; more are as welcome. */
  private static final int MOST_ATTRIBUTES = 22;

  private KafkaBinding() {}

  /** Reads a record of the command topic; whatever it holds, it becomes an answer, not an error. */
  public static Received readCommand(Headers headers, byte @Nullable [] value) {
    // What can be read although something else cannot tells the sender whose result this is.
    Map<String, String> attributes = new HashMap<>();
    try {
      CloudEvent event = read(headers, value, attributes);
      requireSize(headers, value);
      return CommandReader.read(event);
    } catch (UnreadableException e) {
      CloudEvent readable = new CloudEvent(attributes, null);
      return new Unreadable(
          e.detail(),
          CommandReader.readableIdentity(readable, Attributes.ID),
          CommandReader.readableIdentity(readable, Attributes.SOURCE),
          CommandReader.readableIdentity(readable, Attributes.CORRELATION_ID));
    }
  }

  /**
   * Reads a CloudEvent in binary or structured mode, its attributes in the order of the record.
   *
   * @throws UnreadableException if the record holds none
   */
  public static CloudEvent read(Headers headers, byte @Nullable [] value)
      throws UnreadableException {
    return read(headers, value, LinkedHashMap.newLinkedHashMap(MOST_ATTRIBUTES));
  }

  private static CloudEvent read(
      Headers headers, byte @Nullable [] value, Map<String, String> attributes)
      throws UnreadableException {
    String fault = binaryAttributes(headers, attributes);
    Header contentType = headers.lastHeader(CONTENT_TYPE);
    String mediaType = contentType == null ? "" : lowerCaseText(contentType);
    if (mediaType.startsWith("application/cloudevents")) {
      return StructuredMode.read(mediaType, value, attributes);
    }
    if (fault != null) {
      throw new UnreadableException(fault);
    }
    return new CloudEvent(attributes, value);
  }

  /** The headers of a CloudEvent in binary mode. */
  public static List<Header> headers(CloudEvent event) {
    List<Header> headers = new ArrayList<>(event.attributes().size() + 1);
    event.attributes().forEach((name, value) -> headers.add(header(name, value)));
    return headers;
  }

  private static Header header(String attribute, String value) {
    String name =
        attribute.equals(Attributes.DATA_CONTENT_TYPE) ? CONTENT_TYPE : PREFIX + attribute;
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Collects the attributes that can be read, and answers what is wrong with the others. */
  private static @Nullable String binaryAttributes(
      Headers headers, Map<String, String> attributes) {
    String fault = null;
    Set<String> seen = HashSet.newHashSet(MOST_ATTRIBUTES);
    for (Header header : headers) {
      String key = header.key();
      if (key.equals(CONTENT_TYPE) && header.value() != null) {
        attributes.put(Attributes.DATA_CONTENT_TYPE, text(header));
      }
      if (!key.startsWith(PREFIX) || header.value() == null) {
        continue;
      }
      String name = key.substring(PREFIX.length());
      if (!seen.add(name)) {
        attributes.remove(name); // nobody can tell which one is meant
        fault = "a ce_ header comes twice";
        continue;
      }
      try {
        attributes.put(name, Json.utf8(header.value()));
      } catch (UnreadableException e) {
        fault = "a ce_ header is not valid UTF-8";
      }
    }
    return fault;
  }

  private static void requireSize(Headers headers, byte @Nullable [] value)
      throws UnreadableException {
    if (value != null && value.length > MAX_VALUE_BYTES) {
      throw new UnreadableException("the value is larger than %d bytes".formatted(MAX_VALUE_BYTES));
    }
    long size = 0;
    for (Header header : headers) {
      size += Utils.utf8Length(header.key()) + (header.value() == null ? 0 : header.value().length);
    }
    if (size > MAX_HEADER_BYTES) {
      throw new UnreadableException(
          "the headers are larger than %d bytes".formatted(MAX_HEADER_BYTES));
    }
  }

  private static String lowerCaseText(Header header) {
    return header.value() == null ? "" : text(header).strip().toLowerCase(Locale.ROOT);
  }

  private static String text(Header header) {
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
