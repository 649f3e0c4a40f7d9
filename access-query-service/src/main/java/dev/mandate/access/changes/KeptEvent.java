package dev.mandate.access.changes;

import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.RecordedEvent;
import dev.mandate.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event as the projection kept it.
 *
 * @param position its position
 * @param attributes the attributes of the CloudEvent, a JSON object; null if the entry is older
 *     than the keeping of events
 * @param data the data, a JSON object; null in the same case
 */
record KeptEvent(long position, @Nullable String attributes, @Nullable String data) {
  /**
   * The event itself.
   *
   * @throws NotKeptException if the entry is older than the keeping of events
   */
  RecordedEvent recorded() {
    try {
      return EventCodec.read(
          new CloudEvent(
              AttributesCodec.read(kept(attributes).getBytes(StandardCharsets.UTF_8)),
              kept(data).getBytes(StandardCharsets.UTF_8)));
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          "The event kept at position %d cannot be read: %s".formatted(position, e.detail()), e);
    }
  }

  /**
   * The event as a structured CloudEvent: attributes and data in one JSON object.
   *
   * @throws NotKeptException if the entry is older than the keeping of events
   */
  String structured() {
    String open = kept(attributes);
    return open.substring(0, open.length() - 1) + ",\"data\":" + kept(data) + "}";
  }

  private String kept(@Nullable String part) {
    if (part == null) {
      throw new NotKeptException(position);
    }
    return part;
  }
}
