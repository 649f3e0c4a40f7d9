package dev.mandate.roles.http;

import dev.mandate.web.Caller;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.UnreadableException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Turns a CloudEvent of an HTTP request, in binary or structured mode, into the record that carries
 * it over the topic, as the CloudEvents HTTP and Kafka bindings 1.0 say.
 */
final class HttpBinding {
  private static final String HTTP_PREFIX = "ce-";
  private static final String KAFKA_PREFIX = "ce_";
  private static final String CONTENT_TYPE = "content-type";

  private HttpBinding() {}

  /**
   * What becomes a record.
   *
   * @param headers CloudEvents attributes and the content type, nothing else
   * @param body cut one byte behind the largest value that can be a command
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Message(Headers headers, byte[] body) {
    /**
     * The same command with its asker, in binary mode: attributes have one place there.
     *
     * @throws NotTheirsException if it names another
     */
    Message namedBy(Caller caller) {
      try {
        CloudEvent event = AskerCheck.named(KafkaBinding.read(headers, body), caller);
        byte[] data = Objects.requireNonNull(event.data(), "a command has data");
        return new Message(new RecordHeaders(KafkaBinding.headers(event)), data);
      } catch (UnreadableException e) {
        throw new IllegalStateException("A command was read, and then was none", e);
      }
    }
  }

  /** Reads a request. */
  static Message read(HttpServletRequest request) throws IOException {
    return new Message(headers(request), body(request));
  }

  private static Headers headers(HttpServletRequest request) {
    List<Header> headers = new ArrayList<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      for (String value : Collections.list(request.getHeaders(name))) {
        if (lower.startsWith(HTTP_PREFIX)) {
          String attribute = lower.substring(HTTP_PREFIX.length());
          headers.add(header(KAFKA_PREFIX + attribute, percentDecoded(value)));
        } else if (lower.equals(CONTENT_TYPE)) {
          headers.add(header(CONTENT_TYPE, value));
        }
      }
    }
    return new RecordHeaders(headers);
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    try (InputStream in = request.getInputStream()) {
      return in.readNBytes(KafkaBinding.MAX_VALUE_BYTES + 1);
    }
  }

  /** The binding percent-encodes what HTTP headers cannot hold. */
  private static String percentDecoded(String value) {
    try {
      // A plus sign stands for itself here, unlike in a form.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not encoded at all: a sender that does not know the rule.
      return value;
    }
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
